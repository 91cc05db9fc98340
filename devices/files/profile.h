// Profile: how one kind of bench file is to be read, as data (TOML). It names columns, units, date forms and words, and says
// which channel of the bench is which step of which procedure. data/docs/import.md is its handbook.
//
// Made by parseProfile, which refuses with file, line and column. Values only; immutable once made.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "core/base/quantity.h"
#include "core/rules/rule_book.h"
#include "devices/files/date_form.h"
#include "devices/files/encoding.h"

namespace muster::devices {

// Where a value comes from: a column (by any of its headings), a line before the heading ("START;..."), or fixed.
// A line before the heading is named by its first cell, or by more of them as they stand in the file ("CHANNEL,1"); the value is the next.
struct Source {
  std::vector<std::string> column;  // headings, any of them
  std::vector<std::string> preface;
  std::string fixed;
  bool operator==(const Source&) const = default;
  bool given() const { return !column.empty() || !preface.empty() || !fixed.empty(); }
};

struct Numbers {
  bool decimalComma = false;
  char thousands = 0;  // 0: none
};

// How a file says other things than numbers; kept in plain form (plainHeading), compared in it.
struct Words {
  std::vector<std::string> works, fails, overRange, skipped;
};

enum class Reads { number, works, either };  // what stands in the cell of a step; either: a word of [words] or a number

struct StepMap {
  std::string step;                      // id of the step in the rule pack
  std::vector<std::string> names;        // long: the channel as the file writes it; wide: headings of its column
  std::vector<std::string> start, end;   // wide, a change written as two values: headings of both columns
  std::vector<std::string> unitColumn;   // a column with the unit
  std::vector<std::string> value;        // long: its reading stands in this column, not in the one of [reading]
  std::vector<std::string> unitPreface;  // long: a line before the heading says the unit
  Reads reads = Reads::number;
  std::optional<core::Unit> unit;
  std::optional<core::FlowState> flow;  // gas and reference state; a flow without it is refused
  bool reversed = false;                // the file writes a loss as a negative number
  core::Where where;
};

struct ClimateMap {
  Source source;
  std::optional<core::Unit> unit;
  core::Dimension dimension = core::Dimension::temperature;
};

struct Moments {
  Source whole, date, time;          // either `whole`, or `date` with `time`
  std::vector<DateForm> forms;       // tried in order; the first that fits
  std::vector<std::string> elapsed;  // long: a column with the time since the start
  core::Unit elapsedUnit = core::Unit::second;
  bool eachRow = false;  // long: each row has its own time; a gap longer than `gapMinutes` starts a new test
  int gapMinutes = 30;
  std::string defaultTime;  // "08:00" for files that know only the day; empty: such a line is refused
};

enum class Shape { longRows, wideRows };

struct Profile {
  std::string name;
  core::Text title;
  Shape shape = Shape::longRows;
  std::string procedure;
  std::vector<std::string> contains;  // each must stand somewhere in the head of the file
  char separator = ',';
  Encodings encodings;
  std::vector<std::string> section;  // the file is made of several, each with its block and heading; what the first line of each begins with
  int skipLines = 0;                 // lines before the heading that are never looked at
  bool unitsBelow = false;           // the line after the heading holds the units of its columns
  int headerWithin = 40;             // the heading is looked for in so many lines after them
  int maxLineBytes = 64 * 1024;
  Numbers numbers;
  Words words;
  std::optional<int> zoneMinutes;  // east of Greenwich, for times without an offset; nullopt: the store's zone
  Source apparatus, bench, tester, testNumber;
  Moments started;
  std::optional<Moments> finished;
  std::map<std::string, ClimateMap> climate;            // "temperature", "pressure", "humidity"
  std::vector<std::string> channel, value, unitColumn;  // long: headings of these columns
  std::vector<std::string> unitPreface;                 // long: the line before the heading that says the unit
  std::optional<core::Unit> unit;                       // long: for rows that have no unit of their own
  std::vector<StepMap> steps;
  std::string file;
};

core::Outcome<Profile> parseProfile(std::string_view text, std::string_view fileName);

// What a profile asks of rules that are not there: an unknown procedure or step, a unit of another dimension, a flow without
// its state. Wants the adopted rules; a profile may be parsed without them.
core::Problems checkAgainst(const Profile& profile, const core::RuleBook& rules);

}  // namespace muster::devices
