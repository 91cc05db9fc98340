// How the small values stand in canonical JSON: instants as microseconds, days and quantities as text, addresses as "1:42".
// A leaf says how it is written, how it is read (false: it is not one), and when it may be left out. Pure.
#pragma once

#include "core/base/calendar.h"
#include "core/base/identifier.h"
#include "core/base/quantity.h"
#include "core/equipment/unit_state.h"
#include "core/journal/json.h"

namespace muster::core::codec {

template <typename T>
struct Leaf;  // write, read, leftOut

template <>
struct Leaf<Instant> {
  static Json write(Instant value) { return Json(value.micros); }
  static bool read(const Json& json, Instant& value);
  static bool leftOut(Instant value, Instant normal) { return value == normal; }
};

template <>
struct Leaf<Date> {
  static Json write(Date value) { return Json(text(value)); }
  static bool read(const Json& json, Date& value);
  static bool leftOut(Date value, Date normal) { return value == normal; }
};

// "1.90 L/min"; with a flow state {"flow":"O2 actual","value":"1.90 L/min"}. Never left out: 0.00 is not 0.
template <>
struct Leaf<Quantity> {
  static Json write(const Quantity& value);
  static bool read(const Json& json, Quantity& value);
  static bool leftOut(const Quantity&, const Quantity&) { return false; }
};

template <>
struct Leaf<FactId> {
  static Json write(FactId value);
  static bool read(const Json& json, FactId& value);
  static bool leftOut(FactId value, FactId normal) { return value == normal; }
};

template <>
struct Leaf<Subject> {
  static Json write(const Subject& value) { return Json(value.text()); }
  static bool read(const Json& json, Subject& value);
  static bool leftOut(const Subject& value, const Subject& normal) { return value == normal; }
};

// ["source", ["place", "en"], ["place", "en", "zh"] ...]; a plain sentence is its text alone.
template <>
struct Leaf<Message> {
  static Json write(const Message& value);
  static bool read(const Json& json, Message& value);
  static bool leftOut(const Message& value, const Message&) { return value.empty() && value.places.empty(); }
};

// One member that says which: {"slot":{...}}, {"unit":{...}}, {"out":{...}}, {"away":{...}}; loose is {}.
template <>
struct Leaf<Place> {
  static Json write(const Place& value);
  static bool read(const Json& json, Place& value);
  static bool leftOut(const Place& value, const Place&) { return std::holds_alternative<Loose>(value); }
};

}  // namespace muster::core::codec
