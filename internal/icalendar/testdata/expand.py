"""Reads a calendar on standard input with python3-icalendar, expands it with
python3-dateutil and prints the result as JSON, like icaljs/expand.mjs.

Zones come from the VTIMEZONEs in the file, read by dateutil's tzical, never from
the system's zone data.
"""
import datetime as dt
import io
import json
import sys

import icalendar
from dateutil import rrule, tz

text = sys.stdin.buffer.read()
until = dt.datetime.strptime(sys.argv[1], "%Y-%m-%d").replace(tzinfo=tz.UTC)
cal = icalendar.Calendar.from_ical(text)
# tzical reads zones only, and wants them unfolded.
zone_lines, inside = [], False
for line in text.decode().replace("\r\n ", "").split("\r\n"):
    inside = inside or line == "BEGIN:VTIMEZONE"
    if inside:
        zone_lines.append(line)
    inside = inside and line != "END:VTIMEZONE"
zones = tz.tzical(io.StringIO("\r\n".join(zone_lines))) if zone_lines else None


def moment(prop):
    """The value as a date or a datetime in the file's own zone."""
    value = prop.dt
    if isinstance(value, dt.datetime) and "TZID" in prop.params:
        return value.replace(tzinfo=zones.get(prop.params["TZID"]))
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(tz.UTC)
    return value


def show(value):
    if isinstance(value, dt.datetime):
        return value.astimezone(tz.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def expand(comp):
    start = moment(comp["DTSTART"])
    all_day = not isinstance(start, dt.datetime)
    if "RRULE" not in comp:
        return sorted({start, *listed(comp, "RDATE")})
    first = dt.datetime.combine(start, dt.time()) if all_day else start
    # Rules count by the clock; the zone is put back on every result.
    naive = first.replace(tzinfo=None)
    rule = comp["RRULE"].to_ical().decode()
    if all_day:
        found = rrule.rrulestr(rule, dtstart=naive)
    else:
        found = rrule.rrulestr(rule, dtstart=first)
    out, left_out = [], listed(comp, "EXDATE")
    for t in found:
        if t.replace(tzinfo=t.tzinfo or tz.UTC) >= until:
            break
        t = t.date() if all_day else t
        if t not in left_out:
            out.append(t)
    return sorted({*out, *listed(comp, "RDATE")})


def listed(comp, name):
    """The times of a property that lists some, as moment has them."""
    if name not in comp:
        return []
    prop = comp[name]
    out = []
    for one in prop.dts:
        value = one.dt
        if isinstance(value, dt.datetime) and "TZID" in prop.params:
            value = value.replace(tzinfo=zones.get(prop.params["TZID"]))
        out.append(value)
    return out


def moved(uid):
    """Which times of a series were moved, and where to."""
    found = {}
    for comp in cal.walk():
        if "RECURRENCE-ID" in comp and str(comp["UID"]) == uid:
            found[moment(comp["RECURRENCE-ID"])] = comp
    return found


items = []
for comp in cal.walk():
    if comp.name not in ("VEVENT", "VTODO", "VJOURNAL") or "RECURRENCE-ID" in comp:
        continue
    alarms = [c for c in comp.subcomponents if c.name == "VALARM"]
    starts, ends = [], []
    if comp.name == "VEVENT":
        length = moment(comp["DTEND"]) - moment(comp["DTSTART"]) if "DTEND" in comp else dt.timedelta()
        others = moved(str(comp["UID"]))
        for t in expand(comp):
            end = t + length
            if t in others:
                t, end = moment(others[t]["DTSTART"]), moment(others[t]["DTEND"])
            starts.append(show(t))
            ends.append(show(end))
    items.append(
        {
            "kind": comp.name.lower(),
            "uid": str(comp["UID"]),
            "summary": str(comp["SUMMARY"]) if "SUMMARY" in comp else None,
            "description": str(comp["DESCRIPTION"]) if "DESCRIPTION" in comp else None,
            "categories": [str(c) for c in comp["CATEGORIES"].cats] if "CATEGORIES" in comp else [],
            "transp": str(comp["TRANSP"]) if "TRANSP" in comp else None,
            "trigger": alarms[0]["TRIGGER"].dt.total_seconds() if alarms else None,
            "due": comp["DUE"].dt.isoformat() if "DUE" in comp else None,
            "starts": starts,
            "ends": ends,
        }
    )
json.dump({"method": cal.get("METHOD"), "name": cal.get("NAME"), "items": items}, sys.stdout)
