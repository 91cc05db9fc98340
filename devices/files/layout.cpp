#include "devices/files/layout.h"

#include <algorithm>
#include <set>

#include "core/base/plain_text.h"

namespace muster::devices {

void Preface::add(const CsvRecord& record) {
  if (record.cells.size() < 2) return;
  lines_.emplace_back(record.cells.begin(), record.cells.begin() + static_cast<std::ptrdiff_t>(std::min(record.cells.size(), kMostCells)));
}

namespace {

// How many cells at the beginning of the line are the name, which may hold separators; 0: it does not begin so.
std::size_t cellsOfName(const std::vector<std::string>& cells, std::string_view name, char separator) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t end = name.find(separator);
    if (plainHeading(name.substr(0, end)) != plainHeading(cells[i])) return 0;
    if (end == std::string_view::npos) return i + 1;
    name.remove_prefix(end + 1);
  }
  return 0;
}

}  // namespace

bool Preface::beginsWith(const CsvRecord& record, const std::string& name, char separator) { return cellsOfName(record.cells, name, separator) > 0; }

std::optional<std::string> Preface::value(const std::vector<std::string>& names) const {
  for (const std::string& name : names)
    for (const auto& cells : lines_) {
      const std::size_t behind = cellsOfName(cells, name, separator_);
      if (behind > 0 && behind < cells.size()) return std::string(core::trimmed(cells[behind]));
    }
  return std::nullopt;
}

std::optional<core::Unit> Preface::unit(const std::vector<std::string>& names) const {
  for (const std::string& name : names)
    for (const auto& cells : lines_) {
      const std::size_t behind = cellsOfName(cells, name, separator_);
      for (std::size_t i = behind; behind > 0 && i < cells.size(); ++i)
        if (const auto unit = core::findUnit(core::trimmed(cells[i]))) return unit;
    }
  return std::nullopt;
}

namespace {

// Fits one row to a profile; notes what is missing and what is doubled.
class Fitting {
 public:
  Fitting(const CsvRecord& record, const Preface& preface, const std::vector<std::optional<core::Unit>>& below = {})
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
    if (auto found = preface_.value(source.preface))
      out.text = std::move(*found);
    else if (required)
      problems_.push_back({"missing-preface",
                           core::msg("no line before the heading begins with {name}", {{"name", source.preface.front()}}),
                           core::msg("Correct preface in the profile"),
                           {"", record_.line, 0, source.preface.front()}});
    return out;
  }

  MomentPlace moment(const Moments& moments, bool required) {
    return {place(moments.whole, required), place(moments.date, required), place(moments.time, required && moments.defaultTime.empty()),
            column(moments.elapsed, required)};
  }

  std::optional<core::Unit> unitBefore(const std::vector<std::string>& names) {
    if (names.empty()) return std::nullopt;
    const auto unit = preface_.unit(names);
    if (!unit)
      problems_.push_back({"missing-preface",
                           core::msg("no line before the heading says the unit behind {name}", {{"name", names.front()}}),
                           core::msg("Correct unit_preface in the profile"),
                           {"", record_.line, 0, names.front()}});
    return unit;
  }

  // Long files: a step that is not where [reading] says.
  StepPlace stepOfLong(const StepMap& map) {
    StepPlace out{&map, column(map.value, true), kNoColumn, kNoColumn, column(map.unitColumn, false)};
    out.headingUnit = unitOf(out.value);
    if (const auto before = unitBefore(map.unitPreface)) out.headingUnit = before;
    return out;
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
  const Preface& preface_;
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
    out.prefaceUnit = fitting.unitBefore(profile.unitPreface);
    for (const StepMap& map : profile.steps)
      if (!map.value.empty() || !map.unitColumn.empty() || !map.unitPreface.empty()) out.steps.push_back(fitting.stepOfLong(map));
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

CsvDialect dialectOf(const Profile& profile) {
  return {.separator = profile.separator, .maxLine = static_cast<std::size_t>(profile.maxLineBytes), .encodings = profile.encodings};
}

bool beginsSection(const CsvRecord& record, const Profile& profile) {
  return !record.defect && std::any_of(profile.section.begin(), profile.section.end(),
                                       [&](const std::string& name) { return Preface::beginsWith(record, name, profile.separator); });
}

std::optional<core::Outcome<Layout>> HeadingSearch::look(const CsvRecord& record, CsvReader& csv) {
  ++looked_;
  if (record.defect) {
    if (!defect_) defect_ = record.defect;
    return std::nullopt;
  }
  preface_.add(record);
  if (looked_ <= skip_ || record.blank) return std::nullopt;
  Fitting fitting(record, preface_);
  Layout layout = fit(fitting, record, profile_);
  if (!fitting.complete()) return std::nullopt;
  if (!profile_.unitsBelow) return finished(csv, fitting, std::move(layout));
  const Units units = unitsBelow(csv);
  if (units.empty()) return noUnits(record.line);
  Fitting again(record, preface_, units);
  return finished(csv, again, fit(again, record, profile_));
}

core::Problems HeadingSearch::whyNot() const {
  core::Problems problems;
  if (defect_) problems.push_back(*defect_);
  problems.push_back(noHeading(profile_));
  return problems;
}

core::Outcome<Layout> findLayout(CsvReader& csv, const Profile& profile, std::vector<CsvRecord>* orphans) {
  CsvRecord record;
  std::vector<CsvRecord> passed;  // of the section it is in
  bool inSection = false;
  std::optional<HeadingSearch> search(std::in_place, profile, profile.skipLines);
  for (int looked = 0; looked < profile.skipLines + profile.headerWithin && csv.next(record); ++looked) {
    if (beginsSection(record, profile)) {
      if (inSection && orphans) orphans->insert(orphans->end(), passed.begin(), passed.end());
      passed.clear();
      inSection = true;
      search.emplace(profile, std::max(0, profile.skipLines - looked));  // what one section says is nothing to the next
    }
    if (auto layout = search->look(record, csv)) return std::move(*layout);
    if (inSection && (record.defect || !record.blank)) passed.push_back(record);
  }
  return search->whyNot();
}

}  // namespace muster::devices
