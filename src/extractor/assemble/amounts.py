"""Sums of money as written, in units of their ISO 4217 currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.assemble.quantities import number, qualifier
from extractor.chinese import simplified
from extractor.document import Document, Span
from extractor.records import Amount
from extractor.rules import load_rules

# Short spellings that longer ones contain, and those that look like nothing else.
EXACT = {
    "r": "ZAR", "n": "NGN", "₦": "NGN", "sh": "KES", "ksh": "KES", "ush": "UGX", "tsh": "TZS",
    "₫": "VND", "₱": "PHP", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₪": "ILS", "rp": "IDR",
    "rp.": "IDR", "fcfa": "XAF", "dh": "AED", "dhs": "AED", "dhs.": "AED", "ca$": "CAD",
    "cdn$": "CAD", "au$": "AUD", "lira": "TRY", "birr": "ETB", "taka": "BDT", "kwacha": "ZMW",
    "rupiah": "IDR", "dong": "VND", "lei": "RON", "leva": "BGN", "kroner": "NOK", "krone": "DKK",
    "krona": "SEK", "kronor": "SEK",
}  # fmt: skip
# Longer spellings first where one contains another.
CURRENCIES = (
    ("us$", "USD"), ("u.s.", "USD"), ("us d", "USD"), ("hong kong", "HKD"), ("hk", "HKD"),
    ("港", "HKD"), ("singapore", "SGD"), ("sgd", "SGD"), ("s$", "SGD"), ("新加坡", "SGD"),
    ("新元", "SGD"), ("australian", "AUD"), ("aud", "AUD"), ("a$", "AUD"), ("澳元", "AUD"),
    ("canadian", "CAD"), ("c$", "CAD"), ("cad", "CAD"), ("加元", "CAD"), ("dollar", "USD"),
    ("nt$", "TWD"), ("twd", "TWD"), ("台币", "TWD"), ("澳门", "MOP"), ("mop", "MOP"),
    ("pataca", "MOP"), ("nz$", "NZD"), ("r$", "BRL"), ("brl", "BRL"), ("reais", "BRL"),
    ("雷亚尔", "BRL"), ("rmb", "CNY"), ("cn", "CNY"), ("yuan", "CNY"), ("renminbi", "CNY"),
    ("jp", "JPY"), ("yen", "JPY"), ("日", "JPY"), ("€", "EUR"), ("eur", "EUR"), ("欧元", "EUR"),
    ("£", "GBP"), ("gbp", "GBP"), ("pound", "GBP"), ("英镑", "GBP"), ("₹", "INR"), ("rs", "INR"),
    ("inr", "INR"), ("rupee", "INR"), ("卢比", "INR"), ("rm", "MYR"), ("myr", "MYR"),
    ("ringgit", "MYR"), ("林吉特", "MYR"), ("令吉", "MYR"), ("chf", "CHF"), ("swiss", "CHF"),
    ("瑞士", "CHF"), ("krw", "KRW"), ("₩", "KRW"), ("won", "KRW"), ("韩元", "KRW"),
    ("thb", "THB"), ("baht", "THB"), ("泰铢", "THB"), ("idr", "IDR"), ("印尼", "IDR"),
    ("vnd", "VND"), ("越南", "VND"), ("php", "PHP"), ("zar", "ZAR"), ("rand", "ZAR"),
    ("兰特", "ZAR"), ("ngn", "NGN"), ("naira", "NGN"), ("kes", "KES"), ("uganda", "UGX"),
    ("tanzania", "TZS"), ("shilling", "KES"),
    ("gh", "GHS"), ("aed", "AED"), ("dirham", "AED"), ("迪拉姆", "AED"), ("sar", "SAR"),
    ("riyal", "SAR"), ("里亚尔", "SAR"), ("rub", "RUB"), ("roub", "RUB"), ("卢布", "RUB"),
    ("kzt", "KZT"), ("tenge", "KZT"), ("坚戈", "KZT"), ("sek", "SEK"), ("nok", "NOK"),
    ("dkk", "DKK"), ("philippine", "PHP"),
    ("colombian", "COP"), ("chilean", "CLP"), ("argentine", "ARS"), ("peso", "MXN"),
    ("rial", "OMR"), ("dinar", "KWD"), ("zloty", "PLN"), ("złoty", "PLN"), ("forint", "HUF"),
    ("hryvnia", "UAH"), ("soum", "UZS"), ("cfa", "XOF"),
    ("比索", "MXN"), ("克朗", "SEK"), ("usd", "USD"),
    ("$", "USD"), ("美", "USD"), ("¥", "CNY"), ("元", "CNY"), ("人民币", "CNY"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """A sum of money and where it is written."""

    span: Span
    amount: Amount


def amounts(document: Document, within: Span) -> Iterator[MoneyMention]:
    """Yield the sums of money written in a stretch of text, in order."""
    text = simplified(document.folded)
    found = [
        MoneyMention(Span(*match.span()), amount)
        for rule in load_rules(document.language, "amounts")
        for match in rule.matches(text, within.start, within.end)
        if (amount := _amount(document.language, text, match))
    ]
    yield from sorted(found, key=lambda money: money.span)


def _amount(language: str, text: str, match: re.Match[str]) -> Amount | None:
    gap = " " if language == "en" else ""
    value = number(match["number"] + gap + (match["unit"] or ""))
    if value is None or value <= 0:
        return None
    before, after = text[max(0, match.start() - 40) : match.start()], match["after"] or ""
    if language == "zh":
        before += match["before"]
        after = after or match["few"] or ""
    tail = after + text[match.end() : match.end() + 12]
    if language == "en" and _EACH.match(tail):
        return None
    currency = currency_code(_prefixed(match, before) or match["currency"])
    return Amount(value=value, currency=currency, qualifier=qualifier(language, before, tail))


# The price of one is no sum.
_EACH = re.compile(r" (?:each|apiece|per)\b")


def _prefixed(match: re.Match[str], before: str) -> str | None:
    """The currency named before a Chinese sum: 港币12亿元."""
    named = re.search(r"(港币|新台币|美金|人民币)$", before)
    after = match["plain"] if "plain" in match.re.groupindex else None
    return named[1] if named else after


_CODE = re.compile(r"(?!HK|RMB)[A-Z]{3}")


def currency_code(written: str) -> str:
    """The ISO 4217 code of a currency as written."""
    folded = simplified(written).casefold()
    if folded in EXACT:
        return EXACT[folded]
    if _CODE.fullmatch(written) and all(form != folded for form, _ in CURRENCIES):
        return written
    return next((code for form, code in CURRENCIES if form in folded), "USD")
