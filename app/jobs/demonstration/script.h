// Script: the year of the demonstration brigade as people wrote it down (data/demo/*.toml): who and what there is, the rounds that
// come back, and what happens besides. It holds no result: what comes of it is for the workflows to say.
//
// Every day is counted from the last one: day 0 is the day the year ends on, day -30 lies thirty days before it. Values only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "core/equipment/places.h"

namespace muster::app::demonstration {

struct Moment {
  int day = 0, minutes = 0;  // minutes after midnight
};

struct Person {
  std::string code, name, number;
  std::vector<std::string> duties;
};

struct Rack {
  std::string code, purpose;
  std::vector<core::SlotSpec> slots;
};

struct PaperCertificate {
  std::string number, laboratory;
  bool verification = true;
  int issued = 0, validTo = 0;
};

// One unit, or several alike that are numbered on: "{n}" stands for the number.
struct Units {
  std::string kind, rack, serial, model;
  int count = 1;
  std::optional<int> made;
  std::map<std::string, std::string> fields;  // "day -700" is written out as a date
  std::map<std::string, int> done;            // plan -> day, from the paper books
  std::string pressure;                       // of cylinders, from the paper books
  std::optional<int> tests;                   // of absorbers, from the paper books
  std::optional<PaperCertificate> certificate;
};

// One apparatus: how many days before the end the last of each came. The rounds go back from there.
struct Set {
  std::string code, squad, rack, slot, monitor;
  int tested = 0, masked = 0, absorber = 0;  // days before the end
  int requalified = 0;                       // of its cylinder
};

// How one step usually reads, and how it drifts.
struct Usual {
  std::string step, start;  // start: a change is typed as "7.0 -> 6.7"
  int decimals = 1;
  double typical = 0, spread = 0, drift = 0, least = 0, most = 0;  // drift: in a year
};

struct Check {  // a plan of one kind, done on all of them
  std::string kind, plan;
  int every = 0, last = 0;  // last: days before the end
};

// A set that does not stay as it is: from a day on, the step moves by so much a day.
struct Course {
  std::string unit, step;
  int from = 0;  // days before the end
  double first = 0, byDay = 0;
};

struct Walk {  // a round of the rules, made at every rack where it is due
  std::string round;
  std::vector<std::string> at, by;    // times of day; who, in turn
  int every = 1, last = 1, days = 0;  // days: as far back as this
};

struct Happening {
  Moment at;
  int times = 1, every = 0;  // again after so many days
  std::string what, by;
  std::map<std::string, std::vector<std::string>> said;
  std::map<std::string, std::string> readings;  // step -> what was typed
  core::Where where;

  std::string text(const std::string& key, const std::string& fallback = {}) const;
  const std::vector<std::string>& texts(const std::string& key) const;
};

struct Script {
  std::string zone;
  int days = 365;
  std::vector<Person> people;
  std::vector<Rack> racks;
  std::vector<Units> units;
  std::vector<Set> sets;
  std::vector<Units> setParts;            // what each set is put together with
  std::vector<std::string> setPressures;  // one of these stands in the paper books for the cylinder of a set
  std::vector<Usual> usual;
  int testEvery = 28, maskEvery = 84, absorberEvery = 84, dutyEvery = 14;
  std::vector<Check> checks;
  std::vector<Course> courses;
  std::vector<Walk> walks;
  std::vector<Happening> happenings;
};

// All problems are listed, with file, line and column.
core::Outcome<Script> readScript(std::string_view brigade, std::string_view year);
// The script that comes with the program (data/demo).
core::Outcome<Script> shippedScript();

// "-1 23:10": a day and a time.
std::optional<Moment> readMoment(std::string_view text);
// "day -700" -> -700
std::optional<int> readDay(std::string_view text);

}  // namespace muster::app::demonstration
