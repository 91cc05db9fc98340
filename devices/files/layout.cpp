#include "devices/files/layout.h"

#include <algorithm>
#include <set>

#include "core/base/plain_text.h"

namespace muster::devices {
namespace {

// Fits one row to a profile; notes what is missing and what is doubled.
class Fitting {
 public:
  Fitting(const CsvRecord& record, const std::map<std::string, std::string>& preface, const std::vector<std::optional<core::Unit>>& below = {})
      : record_(record), preface_(preface) {
    for (const std::string& cell : record.cells) headings_.push_back(readHeading(cell));
    for (std::size_t i = 0; i < std::min(below.size(), headings_.size()); ++i) {
      if (!headings_[i].unit) headings_[i].unit = below[i];
    }
  }

  int column(const std::vector<std::string>& names, bool required) {
    if (names.empty()) return kNoColumn;
    const int found = findColumn(headings_, names);
    if (found == kNoColumn && required) complete_ = false;
    if (found == kDoubled)
      problems_.push_back({"doubled-heading",
                           core::msg("two columns are called {name}", {{"name", names.front()}}),
                           core::msg("Write the whole heading with its unit into the profile"),
                           {"", record_.line, 0, names.front()}});
    if (found >= 0) used_.insert(found);
    return found < 0 ? kNoColumn : found;
  }

  Place place(const Source& source, bool required) {
    Place out;
    out.column = column(source.column, required);
    out.text = source.fixed;
    if (source.preface.empty()) return out;
    const auto found = preface_.find(plainHeading(source.preface));
    if (found != preface_.end())
      out.text = found->second;
    else if (required)
      problems_.push_back({"missing-preface",
                           core::msg("no line before the heading begins with {name}", {{"name", source.preface}}),
                           core::msg("Correct preface in the profile"),
                           {"", record_.line, 0, source.preface}});
    return out;
  }

  MomentPlace moment(const Moments& moments, bool required) {
    return {place(moments.whole, required), place(moments.date, required), place(moments.time, required && moments.defaultTime.empty())};
  }

  std::optional<core::Unit> unitOf(int column) const { return column < 0 ? std::nullopt : headings_[static_cast<std::size_t>(column)].unit; }

  StepPlace step(const StepMap& map) {
    StepPlace out{&map, column(map.names, false), column(map.start, false), column(map.end, false), column(map.unitColumn, false), map.unit};
    for (const int at : {out.value, out.start, out.end}) {
      const auto unit = unitOf(at);
      if (unit && map.unit && *unit != *map.unit)
        problems_.push_back({"two-units",
                             core::msg("the heading says {heading}, the profile says {profile}",
                                       {{"heading", std::string(core::symbolOf(*unit))}, {"profile", std::string(core::symbolOf(*map.unit))}}),
                             core::msg("Correct the unit in the profile"),
                             {"", record_.line, 0, record_.cells[static_cast<std::size_t>(at)]}});
      if (unit) out.headingUnit = unit;
    }
    return out;
  }

  bool complete() const { return complete_; }
  void incomplete() { complete_ = false; }
  core::Problems& problems() { return problems_; }
  int used() const { return static_cast<int>(used_.size()); }
  std::vector<std::optional<core::Unit>> units() const {
    std::vector<std::optional<core::Unit>> out;
    for (const Heading& heading : headings_) out.push_back(heading.unit);
    return out;
  }
  std::vector<std::string> unread() const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < record_.cells.size(); ++i) {
      if (!used_.contains(static_cast<int>(i)) && !core::trimmed(record_.cells[i]).empty()) out.emplace_back(core::trimmed(record_.cells[i]));
    }
    return out;
  }

 private:
  const CsvRecord& record_;
  const std::map<std::string, std::string>& preface_;
  std::vector<Heading> headings_;
  std::set<int> used_;
  bool complete_ = true;
  core::Problems problems_;
};

Layout fit(Fitting& fitting, const CsvRecord& record, const Profile& profile) {
  Layout out;
  out.headingLine = record.line;
  out.headingCells = record.cells;
  out.apparatus = fitting.place(profile.apparatus, true);
  out.bench = fitting.place(profile.bench, true);
  out.tester = fitting.place(profile.tester, false);
  out.testNumber = fitting.place(profile.testNumber, true);
  out.started = fitting.moment(profile.started, true);
  if (profile.finished) out.finished = fitting.moment(*profile.finished, false);
  for (const auto& [key, map] : profile.climate) out.climate.emplace(key, std::pair(&map, fitting.place(map.source, false)));
  if (profile.shape == Shape::longRows) {
    out.channel = fitting.column(profile.channel, true);
    out.value = fitting.column(profile.value, true);
    out.unit = fitting.column(profile.unitColumn, false);
    out.valueUnit = fitting.unitOf(out.value);
    return out;
  }
  for (const StepMap& map : profile.steps) {
    const StepPlace step = fitting.step(map);
    if (step.value >= 0 || (step.start >= 0 && step.end >= 0))
      out.steps.push_back(step);
    else
      out.absent.push_back(map.step);
  }
  if (out.steps.empty() && fitting.problems().empty()) fitting.incomplete();
  return out;
}

using Units = std::vector<std::optional<core::Unit>>;  // one a column

// A cell that is no unit is left alone: dates have none. Empty: not one cell is a unit.
Units unitsBelow(CsvReader& csv) {
  CsvRecord line;
  Units units;
  if (!csv.next(line)) return units;
  for (const std::string& cell : line.cells) {
    const auto whole = core::findUnit(cell);
    units.push_back(whole ? whole : readHeading(cell).unit);  // "Pa" or "（Pa）"
  }
  const bool any = std::any_of(units.begin(), units.end(), [](const auto& unit) { return unit.has_value(); });
  return any ? units : Units{};
}

core::Problem noUnits(int line) {
  return {"no-units-below",
          core::msg("the line below the heading holds no unit"),
          core::msg("Take units_below out of the profile"),
          {"", line + 1, 0, ""}};
}

core::Problem noHeading(const Profile& profile) {
  return {"no-heading",
          core::msg("no line has the columns that the profile {name} looks for", {{"name", profile.name}}),
          core::msg("Choose another profile, or write one for this file"),
          {}};
}

// `layout` with what only the whole heading tells, or why it does not do.
core::Outcome<Layout> finished(CsvReader& csv, Fitting& fitting, Layout layout) {
  if (!fitting.problems().empty()) return fitting.problems();
  layout.units = fitting.units();
  layout.known = fitting.used();
  layout.unread = fitting.unread();
  csv.expectColumns(layout.headingCells.size());
  return layout;
}

}  // namespace

core::Outcome<Layout> findLayout(CsvReader& csv, const Profile& profile) {
  CsvRecord record;
  std::map<std::string, std::string> preface;
  std::optional<core::Problem> defect;
  for (int looked = 0; looked < profile.skipLines + profile.headerWithin && csv.next(record); ++looked) {
    if (record.defect) {
      if (!defect) defect = record.defect;
      continue;
    }
    if (record.cells.size() > 1) preface.emplace(plainHeading(record.cells[0]), core::trimmed(record.cells[1]));
    if (looked < profile.skipLines || record.blank) continue;
    Fitting fitting(record, preface);
    Layout layout = fit(fitting, record, profile);
    if (!fitting.complete()) continue;
    if (profile.unitsBelow) {
      const Units units = unitsBelow(csv);
      if (units.empty()) return noUnits(record.line);
      Fitting again(record, preface, units);
      return finished(csv, again, fit(again, record, profile));
    }
    return finished(csv, fitting, std::move(layout));
  }
  core::Problems problems;
  if (defect) problems.push_back(*defect);
  problems.push_back(noHeading(profile));
  return problems;
}

}  // namespace muster::devices
