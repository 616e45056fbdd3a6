"""An invented progress report as the first release can fill it: grip only."""

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from medex_desktop.reports.content import (
    Appendix,
    Bold,
    Chart,
    Goal,
    Letterhead,
    PageSize,
    Paper,
    Party,
    ProgressReport,
    ResultRow,
    Results,
    Shape,
    SignOff,
    Verdict,
)
from tests.charts.samples import holloway

N = "\N{NO-BREAK SPACE}"


def signature() -> bytes:
    """A scrawl with a transparent ground, as PNG."""
    image = Image.new("RGBA", (600, 160), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    points = [(20 + i * 9, 80 + ((i * 37) % 90 - 45) * (1 - i / 70)) for i in range(60)]
    pen.line(points, fill=(0, 0, 40, 255), width=7, joint="curve")
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def letterhead() -> Letterhead:
    return Letterhead(
        "Riverbend Medical Exercise",
        f"R. Castellanos, MES · 218 Mill Street, Dayton · phone 937{N}555{N}0148"
        f" · fax 937{N}555{N}0149",
        phone=f"937{N}555{N}0148",
    )


def paper(size: PageSize = PageSize.LETTER) -> Paper:
    return Paper(letterhead(), "Progress report", "PR 2026 0143", "7F3K 92QD", size)


def grip_rows() -> tuple[ResultRow, ...]:
    return (
        ResultRow(
            "Strength", "Grip right, kg", "19.2", "22.4", "24.6", "+5.4", "3.9", "66th percentile",
            Verdict(Shape.BETTER, "clinically important", "a", strong=True),
        ),
        ResultRow(
            "Strength", "Grip left, kg", "17.9", "19.9", "20.8", "+2.9", "3.9", "41st percentile",
            Verdict(Shape.WITHIN, "within error", "a"),
        ),
    )  # fmt: skip


def grip_results() -> Results:
    return Results(
        f"13{N}Jul", f"7{N}Sep", f"1{N}Oct", f"vs 13{N}Jul", grip_rows(),
        notes=(
            ("Error: published minimal detectable change. Norms: best of both hands, women 75 to "
             "79, Tomkinson 2025 (international). "), Bold("a"),
            (" MDC95 from SEM 1.4 kg, women from 60 (practice default, NHANES); 5.0 to 6.5 kg "
             "proposed as meaningful, Bohannon 2019."),
        ),
        short_notes="a SEM 1.4 kg, NHANES; Tomkinson 2025; Bohannon 2019.",
    )  # fmt: skip


def grip_report(size: PageSize = PageSize.LETTER) -> ProgressReport:
    return ProgressReport(
        paper=paper(size),
        recipient=Party(
            "TO", "Abena Osei, MD",
            ("Orthopaedic Surgery", "Riverside Joint Center", f"Fax 937{N}555{N}0102"),
            ("Riverside Joint Center", f"Fax 937{N}555{N}0102"),
        ),
        client=Party(
            "CLIENT", "Margaret Łukasik",
            (f"born 14{N}Mar{N}1951 (75{N}y), female", f"right-handed, 163{N}cm, 76{N}kg"),
        ),
        about=Party(
            "REPORT", (Bold(f"1{N}Oct{N}2026"), ", report 3"),
            (f"period 13{N}Jul to 1{N}Oct{N}2026", f"last report 7{N}Sep{N}2026",
             f"no. PR{N}2026{N}0143"),
        ),
        headline="Improving. Please advise.",
        summary=(
            f"Right grip is better than on 13{N}Jul by ", Bold("more than measurement error"),
            " and by a ", Bold("clinically important"),
            " amount. Left grip is unchanged within error. Nothing is worse.",
        ),
        asked=(
            Bold("Asked of you:"),
            f" may kneeling on the right knee start after 30{N}Oct? Reply box below.",
        ),
        referral=(
            f"Referred 8{N}Jul{N}2026 for functional conditioning after ",
            Bold(f"right total knee replacement, 18{N}Jun{N}2026"),
            " (15 weeks). Diagnosis on referral: Z96.651, right artificial knee joint.",
        ),
        precautions=f"no kneeling on the right knee to 30{N}Oct; resting pressure below 160/100.",
        results=grip_results(),
        chart=Chart(
            (Bold("Grip, best of 3, kg."), (" Bars ± 1 SEM; grey: middle 60 % of women her age. "
             "Right +5.4 is beyond error, left +2.9 is not.")),
            holloway(),
        ),
        safety="Alerts this period: none. Pain (note only): 0 to 2 of 10 during the grip test.",
        next_steps=f"Continue twice a week to 31{N}Oct. Next report 31{N}Oct{N}2026.",
        sign_off=SignOff(
            "R. Castellanos, MES", ("Medical Exercise Specialist",),
            f"signed 1{N}Oct{N}2026, 14:22", f"draft of 1{N}Oct{N}2026, 14:10", signature(),
        ),
        reply_fax=f"937{N}555{N}0149",
    )  # fmt: skip


def full_report(size: PageSize = PageSize.LETTER) -> ProgressReport:
    """Twelve measures, six goals, long names and notes: what later releases will bring."""
    none = Verdict(Shape.NO_VALUE, "no verified value", "f", judged=False)
    more = (
        ResultRow("Endurance", "6-min walk, m", "338", "391", "430", "+92", "61", "450 pred.",
                  Verdict(Shape.BETTER, "clinically important", "b", strong=True)),
        ResultRow("Strength", "30-s chair stand", "8", "10", "12", "+4", "0.96", "11 to 16",
                  Verdict(Shape.BETTER, "clinically important", "c", strong=True)),
        ResultRow("Balance", "Timed Up and Go, s ↓", "12.8", "11.2", "10.1", "−2.7", "1.10",
                  "8.1 (7.1 to 9.0)", Verdict(Shape.BETTER, "beyond error", "d")),
        ResultRow("Gait", "Walking speed, m/s", "0.92", "1.05", "1.14", "+0.22", "none", "1.24",
                  Verdict(Shape.BETTER, "clinically important", "e", strong=True)),
        ResultRow("Function", "KOOS JR (of 100)", "50.0", "59.4", "66.0", "+16.0", "none",
                  "no norm", none),
        ResultRow("Motion", "Knee flexion R, °", "98", "106", "112", "+14", "none",
                  "left knee 128", none),
        ResultRow("Motion", "Extension deficit R, ° ↓", "8", "5", "4", "−4", "none",
                  "left knee 0", none),
        ResultRow("Stability", "Single-leg stance R, s", "pain", "6.4", "9.8", "", "", "32.1",
                  Verdict(Shape.NOT_MEASURED, "baseline not measured", judged=False)),
    )  # fmt: skip
    base = grip_report(size)
    goal = Goal("Walk 450 m in 6 minutes", "338", "450", "430", "on track", f"18{N}Dec")
    assert base.results is not None
    return replace(
        base,
        client=replace(base.client, name="Wilhelmina Aleksandra Brzęczyszczykiewicz-Montgomery"),
        results=replace(base.results, rows=(*more[:1], *grip_rows(), *more[1:])),
        attendance=(Bold("19 of 20"), " planned sessions (95 %); 1 missed (travel)."),
        goals=(goal, replace(goal, text="12 chair stands in 30 s", status="met"),
               replace(goal, text="Stairs at home, step over step, no rail", baseline="rail",
                       target="no rail", now="rail", status="not yet"), goal, goal, goal),
        program="Twice a week, 50 min: sit-to-stand and step work 3 × 8 to 12 (effort 5 to 6 of "
        "10), leg press 0 to 80° from 30 to 55 kg, walking 12 to 25 min, balance 8 min; home plan "
        "daily. Stairs twice weekly from week 6; farmer carry 2 × 5 kg from week 7.",
    )  # fmt: skip


def trials() -> Appendix:
    rows = tuple(
        (f"{d}{N}{m}{N}2026", side, f"{a:.1f}", f"{a + 0.7:.1f}", f"{a - 0.4:.1f}", "Jamar Plus+")
        for d, m, a in ((13, "Jul", 18.5), (10, "Aug", 20.0), (7, "Sep", 21.7), (1, "Oct", 23.9))
        for side in ("right", "left")
    )
    return Appendix(
        "Data appendix: every trial", "Grip strength in kg, Southampton protocol.",
        ("Day", "Hand", "Trial 1", "Trial 2", "Trial 3", "Device"), rows,
    )  # fmt: skip
