"""Eight-bit files are read in the encoding that makes words of their bytes, and this is said."""

import pytest

from medex_desktop.exchange.decoding import decode

WESTERN = [
    "Jürgen Größe, Zoë Müller, Änne Öst",
    "Hélène François, Sœur Anaïs, Noël L\u2019Hôpital, Gaëtan Côté",
    "José Núñez, Begoña Íñiguez, ¿Quién?, ¡Olé!, 1ª prueba",
    "Jürgen, Jamar®, «Bonjour», 5 µm, 20 °C, 5 £, m²",
]
CENTRAL = [
    "Łukasz Müller, Żaneta Šimić",
    "Wałęsa Stanisław, Michał Żuk, Małgorzata Ścisło, Jóźwiak Elżbieta",
    "Tomáš Dvořák, Žofie Černá, Růžena Šťastná, Matěj Kříž",
    "Ľubomír Ďurčo, Žigmund Šťastný, Mária Kováčová, Ľudmila Hlaváčková",
    "Šime Jurišić, Željka Đurić, Ana Šimić, Łucja Žužul",
]


@pytest.mark.parametrize("names", WESTERN)
def test_western_names(names: str) -> None:
    found = decode(f"Name\n{names}\n".encode("cp1252"))
    assert (found.encoding, found.text) == ("Windows-1252", f"Name\n{names}\n")
    assert "Windows text (Western European)" in str(found.notes[0])


@pytest.mark.parametrize(
    ("codec", "encoding", "said"),
    [
        ("cp1250", "Windows-1250", "Windows text (Central European)"),
        ("iso8859-2", "ISO 8859-2", "ISO 8859-2 text (Central European)"),
    ],
)
@pytest.mark.parametrize("names", CENTRAL)
def test_central_european_names(names: str, codec: str, encoding: str, said: str) -> None:
    found = decode(f"Name\n{names}\n".encode(codec))
    assert (found.text, found.encoding) == (f"Name\n{names}\n", encoding)
    assert said in str(found.notes[0])
    assert "check the letters" in str(found.notes[0])


@pytest.mark.parametrize(
    ("names", "codec"),
    [
        ("Erdős Győző, Fűrész Ágnes", "cp1250"),
        ("Erdős Győző, Fűrész Ágnes", "iso8859-2"),
        ("Šime Jurišić, Željka Đurić", "cp1250"),
    ],
)
def test_letters_that_are_western_letters_too_are_a_tie(names: str, codec: str) -> None:
    """The bytes of ő, ű, ć, č and đ are letters in Western text, so the person has to look."""
    found = decode(f"Name\n{names}\n".encode(codec))
    assert found.encoding == "Windows-1252"
    assert "check the letters" in str(found.notes[0])


def test_croatian_names_in_iso_8859_2() -> None:
    names = "Name\nŠime Jurišić, Željka Đurić, Živko Žužul\n"
    assert decode(names.encode("iso8859-2")).text == names
