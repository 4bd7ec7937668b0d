"""What is told of survival curves: whom they are of, who is still on support, what was left out, which limits."""

from __future__ import annotations

import numpy as np

from xl.catalogue import Text, Told
from xl.columns import Column, Labels
from xl.telling import text, told

SCALES = {
    "plain": Text("plain scale", "plain skala"), "log": Text("log scale", "log-skala"),
    "log-log": Text("log-log scale", "log-log-skala"),
}


def persons(
    durations: Column, events: Column | None, *others: Column | Labels | None, weights: Column | None = None
) -> Told:
    """How many are counted, how many of them have left, and how many rows were blank."""
    filled = durations.filled
    for other in (events, *others, weights):
        filled = filled | other.filled if other is not None else filled
    each = np.ones(int(filled.sum())) if weights is None else weights.values[filled]
    gone = np.ones(each.size, dtype=bool) if events is None else events.values[filled] > 0
    count, left = float(each.sum()), float(each[gone].sum())
    if (each % 1 != 0).any():
        return told(
            text("{rows} rows of weight {count}: {left} have left, {still} are still on support when last seen.",
                 "{rows} rækker med vægten {count}: {left} er afgået, {still} er fortsat på ydelsen, da de sidst "
                 "er set.", rows=each.size, count=count, left=left, still=count - left),
            blank(int((~filled).sum())))
    return told(
        text("{count} persons: {left} have left, {still} are still on support when last seen.",
             "{count} personer: {left} er afgået, {still} er fortsat på ydelsen, da de sidst er set.",
             count=count, left=left, still=count - left),
        blank(int((~filled).sum())))


def blank(rows: int) -> Text | None:
    """How many rows held nothing."""
    return text("Blank rows left out: {rows}.", "Tomme rækker udeladt: {rows}.", rows=rows) if rows else None


def limits(confidence: float, interval: str) -> Text:
    """What the limits are."""
    return text("Limits: {confidence} per cent, symmetric on the {scale}.",
                "Grænser: {confidence} pct., symmetriske på {scale}.",
                confidence=100 * confidence, scale=SCALES[interval])


def exits(names: list[str | None], wanted: str) -> Told:
    """How many left for each kind of exit, of which one is asked for and the others compete."""
    kinds = [(name, float(names.count(name))) for name in dict.fromkeys(names) if name is not None]
    return told(text("Exits: {kinds}; {still} still on support. The others compete with {wanted}: nobody leaves twice.",
                     "Afgange: {kinds}; {still} fortsat på ydelsen. De andre konkurrerer med {wanted}: ingen afgår to "
                     "gange.", kinds=kinds, still=names.count(None), wanted=wanted))


def groups(names: list[str | None]) -> Told:
    """How many persons are in each group."""
    sizes = [(name, float(names.count(name))) for name in dict.fromkeys(names) if name is not None]
    return told(text("Persons in the groups: {sizes}. A small p says that the groups leave at different rates.",
                     "Personer i grupperne: {sizes}. En lille p-værdi siger, at grupperne afgår med forskellig "
                     "hastighed.", sizes=sizes))
