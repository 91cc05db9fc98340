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
  int elapsed = kNoColumn;
};

struct StepPlace {
  const StepMap* step = nullptr;
  int value = kNoColumn, start = kNoColumn, end = kNoColumn, unit = kNoColumn;
  std::optional<core::Unit> headingUnit;  // out of the heading or the block before it, else of the profile
};

// The lines before a heading: names and what stands behind them. The first line of a name counts.
class Preface {
 public:
  explicit Preface(char separator) : separator_(separator) {}
  void add(const CsvRecord& record);
  std::optional<std::string> value(const std::vector<std::string>& names) const;  // the cell behind the first of the names that is there
  std::optional<core::Unit> unit(const std::vector<std::string>& names) const;    // the first unit behind it
  static bool beginsWith(const CsvRecord& record, const std::string& name, char separator);

 private:
  static constexpr std::size_t kMostCells = 16;
  char separator_;
  std::vector<std::vector<std::string>> lines_;
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
  std::optional<core::Unit> prefaceUnit;                         // long: out of the block before the heading
  std::vector<StepPlace> steps;                                  // wide: columns that are there; long: steps with a column or unit of their own
  int known = 0;                                                 // columns that the profile understands
  std::vector<std::string> unread;                               // headings of the others
  std::vector<std::string> absent;                               // wide: ids of steps that have no column here
};

CsvDialect dialectOf(const Profile& profile);

// Looks for the heading line by line, so that a file may have several blocks. One section, one thread.
class HeadingSearch {
 public:
  explicit HeadingSearch(const Profile& profile, int skipLines) : profile_(profile), preface_(profile.separator), skip_(skipLines) {}
  // nullopt: not this line. Else the layout, or why it does not do. May read the line below the heading out of `csv`.
  std::optional<core::Outcome<Layout>> look(const CsvRecord& record, CsvReader& csv);
  bool givenUp() const { return looked_ >= skip_ + profile_.headerWithin; }
  core::Problems whyNot() const;  // no heading was found

 private:
  const Profile& profile_;
  Preface preface_;
  int skip_, looked_ = 0;
  std::optional<core::Problem> defect_;
};
// Does this line begin the next section of the file?
bool beginsSection(const CsvRecord& record, const Profile& profile);

// Reads `csv` up to and including the heading. Refuses "no-heading", "doubled-heading", "missing-preface", "two-units", and what
// the lines before it were refused for. `profile` must outlive the layout.
// `orphans`: lines of sections before that one that had no heading, to be told.
core::Outcome<Layout> findLayout(CsvReader& csv, const Profile& profile, std::vector<CsvRecord>* orphans = nullptr);

}  // namespace muster::devices
