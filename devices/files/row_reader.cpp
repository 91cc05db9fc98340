#include "devices/files/row_reader.h"

#include <algorithm>
#include <cmath>

#include "core/base/plain_text.h"

namespace muster::devices {
namespace {

constexpr std::size_t kRemembered = 256;       // distinct texts kept of channels and units
constexpr double kLongestLog = 31 * 86'400.0;  // seconds

core::Problem placed(core::Problem problem, const core::Where& where) {
  problem.where = where;
  return problem;
}

}  // namespace

core::Where RowReader::where(const CsvRecord& record, int column) const {
  const bool known = column >= 0 && column < static_cast<int>(layout_.headingCells.size());
  return {"", record.line, 0, known ? layout_.headingCells[static_cast<std::size_t>(column)] : std::string()};
}

std::optional<core::Problem> RowReader::checkCells(CsvRecord& record) const {
  if (record.defect) return record.defect;
  const std::size_t wanted = layout_.headingCells.size();
  while (record.cells.size() > wanted && core::trimmed(record.cells.back()).empty()) record.cells.pop_back();
  const std::vector<std::pair<std::string, core::Text>> figures{{"have", std::to_string(record.cells.size())}, {"want", std::to_string(wanted)}};
  if (record.cells.size() < wanted)
    return core::Problem{"cut-line",
                         core::msg("the line has {have} cells where the heading has {want}: it seems cut", figures),
                         core::msg("Read the file from the bench again, or enter this test by hand"),
                         {"", record.line, 0, ""}};
  if (record.cells.size() > wanted)
    return core::Problem{"too-many-cells",
                         core::msg("the line has {have} cells where the heading has {want}", figures),
                         core::msg("Look for a separator inside a value; put such cells into quotes"),
                         {"", record.line, 0, ""}};
  return std::nullopt;
}

core::Outcome<core::Instant> RowReader::moment(const CsvRecord& record, const MomentPlace& place, const Moments& moments) const {
  const bool apart = moments.date.given();
  const Place& from = apart ? place.date : place.whole;
  const std::string_view cell = core::trimmed(from.in(record.cells));
  if (cell.empty())
    return core::Problem{"missing-time", core::msg("the line does not say when the test was made"),
                         core::msg("Enter the time, or make this test by hand"), where(record, from.column)};
  std::optional<MomentText> text;
  for (const DateForm form : moments.forms)
    if ((text = readMoment(cell, form))) break;
  if (!text)
    return core::Problem{"bad-date", core::msg("{text} is no date in the form the profile states", {{"text", std::string(cell)}}),
                         core::msg("Correct the line, or form in the profile"), where(record, from.column)};
  if (apart && text->time.empty()) {
    const std::string_view time = core::trimmed(place.time.in(record.cells));
    if (!time.empty()) {
      const auto read = readTime(time);
      if (!read)
        return core::Problem{"bad-time", core::msg("{text} is no time of day", {{"text", std::string(time)}}), core::msg("Correct the line"),
                             where(record, place.time.column)};
      text->time = *read;
    }
  }
  if (text->time.empty()) text->time = moments.defaultTime;
  if (text->time.empty())
    return core::Problem{"missing-time", core::msg("{text} has a day but no time", {{"text", std::string(cell)}}),
                         core::msg("Add time_column or default_time to the profile"), where(record, from.column)};
  const auto instant = instantOf(*text, profile_.zoneMinutes, calendar_);
  if (!instant) return placed(instant.problems().front(), where(record, from.column));
  return *instant;
}

core::Outcome<core::Instant> RowReader::sinceStart(const CsvRecord& record, core::Instant start) const {
  const int column = layout_.started.elapsed;
  const std::string_view cell = core::trimmed(record.cells[static_cast<std::size_t>(column)]);
  const auto amount = readAmount(cell, profile_.numbers);
  if (!amount) return placed(amount.problems().front(), where(record, column));
  const auto heading = layout_.units[static_cast<std::size_t>(column)];
  const core::Unit unit = amount->unit ? *amount->unit : heading ? *heading : profile_.started.elapsedUnit;
  const core::Quantity elapsed{amount->value, unit, std::nullopt};
  if (elapsed.dimension() != core::Dimension::time || elapsed.si() < 0 || elapsed.si() > kLongestLog)
    return core::Problem{"bad-time", core::msg("{text} is no time since the start", {{"text", std::string(cell)}}), core::msg("Correct the line"),
                         where(record, column)};
  return start + std::chrono::microseconds(std::llround(elapsed.si() * 1e6));
}

core::Outcome<RowHead> RowReader::head(const CsvRecord& record) {
  RowHead out;
  out.serial = core::trimmed(layout_.apparatus.in(record.cells));
  if (out.serial.empty())
    return core::Problem{"missing-serial", core::msg("the line does not say which apparatus was tested"),
                         core::msg("Enter the serial, or make this test by hand"), where(record, layout_.apparatus.column)};
  out.bench = core::trimmed(layout_.bench.in(record.cells));
  out.tester = core::trimmed(layout_.tester.in(record.cells));
  out.number = core::trimmed(layout_.testNumber.in(record.cells));
  std::string key(layout_.started.whole.in(record.cells));
  key.append("\x1f").append(layout_.started.date.in(record.cells)).append("\x1f").append(layout_.started.time.in(record.cells));
  if (!lastInstant_ || key != lastMoment_) {
    const auto at = moment(record, layout_.started, profile_.started);
    if (!at) return at.problems();
    lastInstant_ = *at;
    lastMoment_ = std::move(key);
  }
  out.at = *lastInstant_;
  if (layout_.started.elapsed >= 0) {
    const auto at = sinceStart(record, *lastInstant_);
    if (!at) return at.problems();
    out.at = *at;
  }
  rowAt_ = out.at;
  return out;
}

core::Outcome<std::optional<core::Instant>> RowReader::finished(const CsvRecord& record) {
  if (!profile_.finished) return std::optional<core::Instant>();
  const Place& from = profile_.finished->date.given() ? layout_.finished.date : layout_.finished.whole;
  if (core::trimmed(from.in(record.cells)).empty()) return std::optional<core::Instant>();
  const auto at = moment(record, layout_.finished, *profile_.finished);
  if (!at) return at.problems();
  return std::optional(*at);
}

core::Outcome<core::Climate> RowReader::climate(const CsvRecord& record) const {
  core::Climate out;
  for (const auto& [key, entry] : layout_.climate) {
    const auto& [map, place] = entry;
    const std::string_view cell = core::trimmed(place.in(record.cells));
    if (cell.empty() || isOneOf(cell, profile_.words.skipped) || isOneOf(cell, profile_.words.overRange)) continue;
    const auto amount = readAmount(cell, profile_.numbers);
    if (!amount) return placed(amount.problems().front(), where(record, place.column));
    auto unit = amount->unit ? amount->unit : map->unit;
    if (!unit && place.column >= 0) unit = layout_.units[static_cast<std::size_t>(place.column)];
    if (!unit || core::dimensionOf(*unit) != map->dimension)
      return core::Problem{unit ? "wrong-dimension" : "missing-unit", core::msg("{text} has no unit that fits", {{"text", std::string(cell)}}),
                           core::msg("State the unit in the profile"), where(record, place.column)};
    auto& slot = key == "temperature" ? out.temperature : key == "pressure" ? out.pressure : out.humidity;
    slot = core::Quantity{amount->value, *unit, std::nullopt};
  }
  return out;
}

core::Outcome<std::optional<core::Unit>> RowReader::unit(std::string_view cell, const std::string& heading, int line) {
  const std::string text(core::trimmed(cell));
  if (text.empty() || text == "-" || text == "/") return std::optional<core::Unit>();  // works / does not work has none
  const auto known = units_.find(text);
  if (known != units_.end()) return std::optional(known->second);
  const auto found = core::findUnit(text);
  if (!found)
    return core::Problem{"unknown-unit",
                         core::msg("nobody knows the unit {unit}", {{"unit", text}}),
                         core::msg("Correct the unit in the line or in the profile"),
                         {"", line, 0, heading}};
  if (units_.size() < kRemembered) units_.emplace(text, *found);
  return found;
}

core::Outcome<RowReading> RowReader::longReading(const CsvRecord& record) {
  const std::string& channel = record.cells[static_cast<std::size_t>(layout_.channel)];
  const auto known = channels_.find(channel);
  const StepMap* step = known == channels_.end() ? nullptr : known->second;
  if (!step) {
    const std::string plain = plainHeading(channel);
    for (const StepMap& map : profile_.steps)
      for (const std::string& name : map.names)
        if (plainHeading(name) == plain) step = &map;
    if (!step)
      return core::Problem{"unknown-channel", core::msg("the profile knows no channel {name}", {{"name", channel}}),
                           core::msg("Add a [[step]] for it to the profile"), where(record, layout_.channel)};
    if (channels_.size() < kRemembered) channels_.emplace(channel, step);
  }
  RowReading out{step->step, {}, false};
  const auto own = std::find_if(layout_.steps.begin(), layout_.steps.end(), [&](const StepPlace& place) { return place.step == step; });
  const StepPlace* place = own == layout_.steps.end() ? nullptr : &*own;
  const int valueColumn = place && place->value >= 0 ? place->value : layout_.value;
  const int unitColumn = place && place->unit >= 0 ? place->unit : layout_.unit;
  const std::string_view cell = record.cells[static_cast<std::size_t>(valueColumn)];
  if (isOneOf(cell, profile_.words.skipped)) {
    out.skipped = true;
    out.reading.typed = std::string(cell);
    return out;
  }
  StepCells cells;
  cells.value = cell;
  if (unitColumn >= 0) {
    const auto told =
        unit(record.cells[static_cast<std::size_t>(unitColumn)], layout_.headingCells[static_cast<std::size_t>(unitColumn)], record.line);
    // A step that says works / does not work has no unit; whatever stands in the column ("-") is then of no matter.
    if (!told && step->reads != Reads::works) return told.problems();
    if (told) cells.unit = *told;
  }
  // The unit of the column the value stands in; a column of the step's own never takes that of [reading].
  if (!cells.unit && place && (place->headingUnit || place->value >= 0)) cells.unit = place->headingUnit;
  if (!cells.unit && !(place && place->value >= 0)) cells.unit = layout_.valueUnit ? layout_.valueUnit : layout_.prefaceUnit;
  if (!cells.unit) cells.unit = step->unit ? step->unit : profile_.unit;
  auto reading = readStepCells(cells, *step, profile_);
  if (!reading) return placed(reading.problems().front(), where(record, valueColumn));
  out.reading = std::move(reading).value();
  if (profile_.started.eachRow && rowAt_) out.reading.at = *rowAt_;
  return out;
}

core::Outcome<std::vector<RowReading>> RowReader::wideReadings(const CsvRecord& record) {
  std::vector<RowReading> out;
  const auto cell = [&](int column) { return column < 0 ? std::string_view() : std::string_view(record.cells[static_cast<std::size_t>(column)]); };
  for (const StepPlace& place : layout_.steps) {
    const bool change = place.value < 0;
    StepCells cells{cell(place.value), cell(place.start), cell(place.end), place.headingUnit};
    const bool empty = change ? core::trimmed(cells.start).empty() && core::trimmed(cells.end).empty() : core::trimmed(cells.value).empty();
    if (empty) continue;  // the step was not done
    const int column = change ? place.start : place.value;
    if (isOneOf(change ? cells.start : cells.value, profile_.words.skipped)) {
      out.push_back({place.step->step, {}, true});
      continue;
    }
    if (place.unit >= 0) {
      const auto own = unit(cell(place.unit), layout_.headingCells[static_cast<std::size_t>(place.unit)], record.line);
      if (!own) return own.problems();
      if (*own) cells.unit = *own;
    }
    auto reading = readStepCells(cells, *place.step, profile_);
    if (!reading) return placed(reading.problems().front(), where(record, column));
    out.push_back({place.step->step, std::move(reading).value(), false});
  }
  if (out.empty())
    return core::Problem{
        "no-readings", core::msg("the line holds no reading"), core::msg("Enter the readings, or leave the line out"), {"", record.line, 0, ""}};
  return out;
}

}  // namespace muster::devices
