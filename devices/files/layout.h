// Layout: a profile fitted to one file: which column is what, and what the lines before the heading said.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "devices/files/csv_reader.h"
#include "devices/files/heading.h"
#include "devices/files/profile.h"

namespace muster::devices {

// A Source fitted: a column of the row, or one text for the whole file.
struct Place {
  int column = kNoColumn;
  std::string text;
  std::string_view in(const std::vector<std::string>& cells) const {
    return column >= 0 ? std::string_view(cells[static_cast<std::size_t>(column)]) : text;
  }
};

struct MomentPlace {
  Place whole, date, time;
};

struct StepPlace {
  const StepMap* step = nullptr;
  int value = kNoColumn, start = kNoColumn, end = kNoColumn, unit = kNoColumn;
  std::optional<core::Unit> headingUnit;  // out of the heading, else of the profile
};

struct Layout {
  int headingLine = 0;
  std::vector<std::string> headingCells;
  std::vector<std::optional<core::Unit>> units;  // by column: out of the heading, or of the line below it
  Place apparatus, bench, tester, testNumber;
  MomentPlace started, finished;
  std::map<std::string, std::pair<const ClimateMap*, Place>> climate;
  int channel = kNoColumn, value = kNoColumn, unit = kNoColumn;  // long
  std::optional<core::Unit> valueUnit;                           // long: out of the heading of the value
  std::vector<StepPlace> steps;                                  // wide: columns that are there
  int known = 0;                                                 // columns that the profile understands
  std::vector<std::string> unread;                               // headings of the others
  std::vector<std::string> absent;                               // wide: ids of steps that have no column here
};

// Reads `csv` up to and including the heading. Refuses "no-heading", "doubled-heading", "missing-preface", "two-units", and what
// the lines before it were refused for. `profile` must outlive the layout.
core::Outcome<Layout> findLayout(CsvReader& csv, const Profile& profile);

}  // namespace muster::devices
