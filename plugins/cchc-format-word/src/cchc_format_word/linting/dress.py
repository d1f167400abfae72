"""How a part has to look: its size, bold or not, italic or not, capitals, where it stands."""

from collections.abc import Iterator

from attrs import frozen

from cchc_core import Text
from cchc_format_word.linting.lines import Line
from cchc_format_word.linting.told import Breach


@frozen
class Dress:
    """What a rule asks of a line; None where it asks nothing. Sizes in points."""

    least: float
    most: float
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    centred: bool = False


def undressed(rule: str, called: Text, line: Line, dress: Dress, todo: Text) -> Iterator[Breach]:
    """One breach for a line that looks otherwise, in whatever respects."""
    pairs = list(_differs(line, dress))
    if pairs:
        found = Text(
            f"{called.vi} {', '.join(pair[0].vi for pair in pairs)}",
            f"{called.en} {', '.join(pair[0].en for pair in pairs)}",
        )
        asked = Text(
            ", ".join(pair[1].vi for pair in pairs), ", ".join(pair[1].en for pair in pairs)
        )
        yield Breach(rule, line.quoted, found, asked, todo)


def _differs(line: Line, dress: Dress) -> Iterator[tuple[Text, Text]]:
    """In what respect it looks otherwise: as it is, and as it has to be."""
    looks = [run.look for run in line.seen]
    sizes = sorted({look.size / 2 for look in looks})
    wrong = [size for size in sizes if not dress.least <= size <= dress.most]
    if wrong:
        yield SIZED.format(size=_points(wrong[0])), sized(dress.least, dress.most)
    if dress.bold is True and not all(look.bold for look in looks):
        yield Text("không đậm", "not bold"), Text("chữ đậm", "bold")
    if dress.bold is False and any(look.bold for look in looks):
        yield Text("in đậm", "bold"), Text("không đậm", "not bold")
    if dress.italic is True and not all(look.italic for look in looks):
        yield Text("không nghiêng", "not italic"), Text("chữ nghiêng", "italic")
    if dress.italic is False and any(look.italic for look in looks):
        yield Text("in nghiêng", "italic"), Text("chữ đứng", "upright")
    if dress.caps is True and not line.text.isupper():
        yield Text("không in hoa", "not in capitals"), Text("chữ in hoa", "capitals")
    if dress.caps is False and line.text.isupper():
        yield Text("in hoa", "in capitals"), Text("chữ in thường", "small letters")
    if dress.centred and line.layout.align != "center" and line.alone:
        yield Text("không canh giữa", "not centred"), Text("canh giữa", "centred")


SIZED = Text("cỡ chữ {size}", "size {size}")


def sized(least: float, most: float) -> Text:
    """`cỡ 13 đến 14`."""
    if least == most:
        return Text("cỡ {size}", "size {size}").format(size=_points(least))
    return Text("cỡ {least} đến {most}", "size {least} to {most}").format(
        least=_points(least), most=_points(most)
    )


def _points(size: float) -> Text:
    exact = round(size * 2)
    whole, half = divmod(exact, 2)
    return Text(f"{whole},5" if half else f"{whole}", f"{whole}.5" if half else f"{whole}")
