// How the small values stand in canonical JSON: instants as microseconds, days and quantities as text, addresses as "1:42".
// A leaf says how it is written, how it is read (false: it is not one), and when it may be left out. Pure.
#pragma once

#include "core/base/calendar.h"
#include "core/base/identifier.h"
#include "core/base/quantity.h"
#include "core/equipment/unit_state.h"
#include "core/journal/body.h"
#include "core/journal/json.h"
#include "core/journal/json_walk.h"

namespace muster::core::codec {

template <typename T>
struct Leaf;  // append, read, leftOut

template <>
struct Leaf<Instant> {
  static void append(Instant value, std::string& out) { appendInteger(value.micros, out); }
  static bool read(JsonWalk& in, Instant& value) { return in.integer(value.micros); }
  static bool leftOut(Instant value, Instant normal) { return value == normal; }
};

template <>
struct Leaf<Date> {
  static void append(Date value, std::string& out) { appendText(text(value), out); }
  static bool read(JsonWalk& in, Date& value);
  static bool leftOut(Date value, Date normal) { return value == normal; }
};

// "1.90 L/min"; with a flow state {"flow":"O2 actual","value":"1.90 L/min"}. Never left out: 0.00 is not 0.
template <>
struct Leaf<Quantity> {
  static void append(const Quantity& value, std::string& out);
  static bool read(JsonWalk& in, Quantity& value);
  static bool leftOut(const Quantity&, const Quantity&) { return false; }
};

template <>
struct Leaf<FactId> {
  static void append(FactId value, std::string& out);
  static bool read(JsonWalk& in, FactId& value);
  static bool leftOut(FactId value, FactId normal) { return value == normal; }
};

template <>
struct Leaf<Subject> {
  static void append(const Subject& value, std::string& out) { appendText(value.text(), out); }
  static bool read(JsonWalk& in, Subject& value);
  static bool leftOut(const Subject& value, const Subject& normal) { return value == normal; }
};

// ["source", ["place", "en"], ["place", "en", "zh"] ...]; a plain sentence is its text alone.
template <>
struct Leaf<Message> {
  static void append(const Message& value, std::string& out);
  static bool read(JsonWalk& in, Message& value);
  static bool leftOut(const Message& value, const Message&) { return value.empty() && value.places.empty(); }
};

// One member that says which: {"slot":{...}}, {"unit":{...}}, {"out":{...}}, {"away":{...}}; loose is {}.
template <>
struct Leaf<Place> {
  static void append(const Place& value, std::string& out);
  static bool read(JsonWalk& in, Place& value);
  static bool leftOut(const Place& value, const Place&) { return std::holds_alternative<Loose>(value); }
};

// A body stands as it is.
template <>
struct Leaf<Body> {
  static void append(const Body& value, std::string& out) { out += value.bytes(); }
  static bool read(JsonWalk& in, Body& value);
  static bool leftOut(const Body&, const Body&) { return false; }
};

}  // namespace muster::core::codec
