"""Where a best grip stands among people of the same sex and age, and who those people were."""

from decimal import Decimal
from typing import Final, NamedTuple

from medex_desktop.domain.clients import Sex
from medex_desktop.domain.grip_records import GripProtocol
from medex_desktop.domain.measure import SEXES_WITH_NORMS, Citation, Norm
from medex_desktop.domain.norms import (
    dodds_2014,
    nhanes_2011_2014,
    steiber_2016,
    tomkinson_2025,
)
from medex_desktop.domain.percentiles import (
    BAND_WORDS,
    AgePointTable,
    MeanRow,
    MeanTable,
    NormBand,
    PercentileRow,
    PercentileTable,
)
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text

_TABLES: Final[dict[str, PercentileTable | AgePointTable | MeanTable]] = {
    tomkinson_2025.NORM.key: tomkinson_2025.TABLE,
    nhanes_2011_2014.NORM.key: nhanes_2011_2014.TABLE,
    dodds_2014.NORM.key: dodds_2014.TABLE,
    steiber_2016.NORM.key: steiber_2016.TABLE,
}
NORMS: Final = (tomkinson_2025.NORM, nhanes_2011_2014.NORM, dodds_2014.NORM, steiber_2016.NORM)
DEFAULT_NORM: Final = tomkinson_2025.NORM.key
_GROWN: Final = 18


@dataclass(frozen=True, slots=True)
class NormResult:
    """A percentile with everything that must be printed beside it.

    Attributes:
        percentile: 0 to 100; None beyond the table, where ``ordinal`` says "<5th" or ">95th".
        display: the same as files write it; ``ordinal`` is for screens and papers.
        group: the people compared with, such as "women 75 to 79".
        population, device, protocol, hand, summary: what the table describes.
    """

    key: str
    title: str
    percentile: float | None
    display: str
    ordinal: Text
    z: float
    band: NormBand
    group: Text
    population: Text
    device: Text
    protocol: Text
    hand: Text
    summary: Text
    citation: Citation

    @property
    def band_words(self) -> Text:
        """The band in words."""
        return BAND_WORDS[self.band]

    @property
    def words(self) -> Text:
        """As printed: "66th percentile, somewhat high, women 75 to 79 (Tomkinson 2025, ...)"."""
        return Text(
            "{ordinal} percentile, {band}, {group} ({title}, {population})",
            {
                "ordinal": self.ordinal,
                "band": self.band_words,
                "group": self.group,
                "title": self.title,
                "population": self.population,
            },
        )


class NormAnswer(NamedTuple):
    """A result, or the sentence why there is none; with a result the message is a remark."""

    result: NormResult | None
    message: Text | None


def norm_for(
    norm_key: str,
    sex: Sex | str,
    age: Decimal | None,
    best_kg: Decimal,
    height_cm: Decimal | None = None,
    protocol: GripProtocol | None = None,
) -> NormAnswer:
    """Compare a best grip (the largest of all trials) with a reference set.

    Args:
        norm_key: "tomkinson_2025", "nhanes_2011_2014", "dodds_2014" or "steiber_2016".
        sex: the sex used for norms.
        age: years with their fraction on the day of the test; None when not known.
        best_kg: the largest trial of either hand.
        height_cm: body height, used by Steiber only.
        protocol: how the test was done; a posture the set does not describe has no norm.

    Returns:
        The result, or None and the reason. Ages count half-open: 20-24 is 20.00 to 24.99.
    """
    norm = norm_set(norm_key)
    refusal = _no_norm(norm, sex, age, protocol)
    if refusal is not None or age is None:
        return NormAnswer(None, refusal)
    row = _TABLES[norm_key].row(sex, age, height_cm)
    if row is None:
        return NormAnswer(None, _outside(norm, age))
    place = row.place(best_kg)
    result = NormResult(
        key=norm.key,
        title=norm.title,
        percentile=place.percentile,
        display=place.display,
        ordinal=place.ordinal,
        z=place.z,
        band=place.band,
        group=_group(norm_key, row, sex, age, height_cm),
        population=norm.population,
        device=norm.device,
        protocol=norm.protocol,
        hand=norm.hand,
        summary=norm.summary,
        citation=norm.citation,
    )
    return NormAnswer(result, _remark(norm_key, sex, age, height_cm))


def norm_set(norm_key: str) -> Norm:
    """The reference set of that key.

    Raises:
        KeyError: there is none; ``NORMS`` lists them.
    """
    return {norm.key: norm for norm in NORMS}[norm_key]


def norm_values(
    norm_key: str,
    sex: Sex | str,
    age: Decimal,
    percentiles: tuple[int, ...] = (20, 50, 80),
    height_cm: Decimal | None = None,
) -> tuple[Decimal, ...] | None:
    """The kg at some percentiles for a chart's band or a strip; None where there is no norm."""
    row = _TABLES[norm_key].row(sex, age, height_cm)
    if row is None:
        return None
    return tuple(row.value_at(percentile) for percentile in percentiles)


def _no_norm(
    norm: Norm, sex: Sex | str, age: Decimal | None, protocol: GripProtocol | None
) -> Text | None:
    if sex not in SEXES_WITH_NORMS:
        return Text("No norm: the sex used for norms is not stated.")
    if age is None:
        return Text("No norm: the age is not known.")
    if protocol is not None and norm.postures and protocol.posture not in norm.postures:
        return Text("No norm for this position: {title} was measured {protocol}.", _about(norm))
    if protocol is not None and protocol.posture in ("lying", "other"):
        return Text("No norm for this position.")
    return None


def _about(norm: Norm) -> dict[str, object]:
    return {"title": norm.title, "protocol": norm.protocol, "ages": norm.ages}


def _outside(norm: Norm, age: Decimal) -> Text:
    words = {**_about(norm), "age": Number(int(age))}
    return Text("No norm for this age ({age}): {title} has {ages}.", words)


def _group(
    norm_key: str,
    row: PercentileRow | MeanRow,
    sex: str,
    age: Decimal,
    height_cm: Decimal | None,
) -> Text:
    words: dict[str, object] = {"people": _people(sex, age), "low": Number(int(row.age_low))}
    if norm_key == dodds_2014.NORM.key:
        return Text("{people} aged {low}", words)
    if row.age_below is None:
        return Text("{people} {low} and over", words)
    words["high"] = int(row.age_below) - 1
    if words["high"] == int(row.age_low):
        return Text("{people} aged {low}", words)
    line = steiber_2016.TABLE.height_class(sex, age, height_cm)
    if norm_key != steiber_2016.NORM.key or line is None:
        return Text("{people} {low} to {high}", words)
    words["cm"] = Number(line.low_cm)
    if line.below_cm is None:
        return Text("{people} {low} to {high}, {cm} cm and taller", words)
    words["to_cm"] = Number(line.below_cm - 1)
    return Text("{people} {low} to {high}, {cm} to {to_cm} cm", words)


def _people(sex: str, age: Decimal) -> Text:
    if age < _GROWN:
        return Text("girls") if sex == "female" else Text("boys")
    return Text("women") if sex == "female" else Text("men")


def _remark(norm_key: str, sex: str, age: Decimal, height_cm: Decimal | None) -> Text | None:
    """Said beside a Steiber result: which heights it is for."""
    if norm_key != steiber_2016.NORM.key:
        return None
    if height_cm is None:
        return Text("Norm for all heights: the height is not stated.")
    if steiber_2016.TABLE.height_class(sex, age, height_cm) is None:
        return Text("Norm for all heights: the table has no class for {cm} cm.", _cm(height_cm))
    return None


def _cm(height_cm: Decimal) -> dict[str, object]:
    return {"cm": Number(height_cm)}
