#include "app/store/sqlite_views.h"

#include <charconv>

#include "app/store/transaction.h"
#include "app/store/view_codec.h"
#include "app/store/view_writer.h"

namespace muster::app {
namespace {

core::FactId idAt(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)), static_cast<std::uint64_t>(row.integer(column + 1))};
}

std::optional<core::Instant> instantAt(const Statement& row, int column) {
  return row.null(column) ? std::nullopt : std::optional(core::Instant{row.integer(column)});
}

double number(const std::string& digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

core::Segment segmentAt(const Statement& row, int column) {  // from_us, until_us, state, detail
  core::Segment segment{{row.integer(column)}, {row.integer(column + 1)}, static_cast<core::SetState>(row.integer(column + 2)), {}, {}};
  readSegmentDetail(row.view(column + 3), segment);
  return segment;
}

// The states of one kind of subject that `wanted` says yes to, in the order of their codes.
template <typename T, typename Wanted>
std::vector<T> statesOf(Connection& connection, const std::string& kind, Wanted wanted) {
  auto row = connection.prepare("SELECT bytes FROM states WHERE subject >= $1 || ':' AND subject < $1 || ';' ORDER BY subject");
  row.with(kind);
  std::vector<T> all;
  while (row.step()) {
    auto state = core::parseState(row.view(0));
    if (!state) throw StoreError(StoreError::Kind::damaged, "a state of the store does not read (muster rebuild)");
    if (auto* value = std::get_if<T>(&state->value); value && wanted(*value)) all.push_back(std::move(*value));
  }
  return all;
}

}  // namespace

std::vector<UnitRow> SqliteViews::units(const UnitFilter& filter, core::Instant at) {
  auto reader = file_.read();
  const auto like = core::plainCode(filter.like);
  auto row = reader->prepare(
      "SELECT u.unit, u.kind, u.serial, u.model, u.place, u.home_rack, u.home_slot, u.retired_us, s.ready_until_us, "
      "s.from_us, s.until_us, s.state, s.detail FROM units u "
      "JOIN segments s ON s.unit = u.unit AND s.from_us = (SELECT max(from_us) FROM segments WHERE unit = u.unit AND from_us <= $1) "
      "WHERE u.unit > $2 AND ($3 = '' OR u.kind = $3) AND ($4 = '' OR instr(u.search, $4) > 0) AND ($5 OR u.retired_us IS NULL) "
      "ORDER BY u.unit LIMIT $6");
  row.with(at.micros).with(filter.after).with(filter.kind).with(like).with(filter.withRetired ? 1 : 0).with(filter.limit > 0 ? filter.limit : -1);
  std::vector<UnitRow> rows;
  while (row.step()) {
    UnitRow one{row.text(0), row.text(1), row.text(2), row.text(3), readPlace(row.view(4)), {}, segmentAt(row, 9), instantAt(row, 8), !row.null(7)};
    if (!row.null(5)) one.home = core::InSlot{row.text(5), row.text(6)};
    rows.push_back(std::move(one));
  }
  return rows;
}

std::optional<core::Assessment> SqliteViews::assessment(const std::string& unit) {
  auto reader = file_.read();
  Snapshot snapshot(*reader);
  auto assessment = readAssessment(*reader, unit);
  if (assessment.timeline.empty()) return std::nullopt;
  return assessment;
}

std::vector<core::Due> SqliteViews::dues(std::optional<core::Date> until) {
  auto reader = file_.read();
  auto row = reader->prepare(
      "SELECT d.detail FROM dues d JOIN units u ON u.unit = d.unit AND u.retired_us IS NULL "
      "WHERE d.last_day IS NULL OR d.last_day <= $1 ORDER BY d.last_day, d.unit, d.plan");  // null, never done, comes first
  row.with(until ? dayNumber(*until) : INT64_MAX);
  std::vector<core::Due> all;
  while (row.step()) all.push_back(readDue(row.view(0)));
  return all;
}

std::vector<std::string> SqliteViews::resolve(const std::string& typed) {
  const auto wanted = core::plainCode(typed);
  if (wanted.empty()) return {};
  auto reader = file_.read();
  auto row = reader->prepare(
      "SELECT c.unit, c.rank + (c.rank = 2 AND u.retired_us IS NOT NULL) AS rank FROM codes c JOIN units u ON u.unit = c.unit "
      "WHERE c.typed = $1 ORDER BY 2, 1");  // a serial of a retired unit stands behind those in service
  row.with(wanted);
  std::vector<std::string> units;
  std::int64_t best = -1;
  while (row.step() && (best < 0 || row.integer(1) == best)) {
    best = row.integer(1);
    units.push_back(row.text(0));
  }
  return units;
}

std::vector<core::RackState> SqliteViews::racks() {
  return statesOf<core::RackState>(*file_.read(), "rack", [](const auto& rack) { return !rack.slots.empty() && !rack.removed; });
}

std::vector<SlotRow> SqliteViews::unitsIn(const std::string& rack) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT slot, unit FROM units WHERE rack = $1 AND retired_us IS NULL ORDER BY slot, unit");
  row.with(rack);
  std::vector<SlotRow> rows;
  while (row.step()) rows.push_back({row.text(0), row.text(1)});
  return rows;
}

std::vector<core::SquadState> SqliteViews::squads() {
  return statesOf<core::SquadState>(*file_.read(), "squad", [](const auto& squad) { return !squad.disbanded; });
}

std::vector<core::CaseState> SqliteViews::cases(const CaseFilter& filter) {
  using Which = CaseFilter::Which;
  auto reader = file_.read();
  // $1: work orders (1), the others (0), both (-1). $2: of closed ones, those behind this one. $3: so many.
  static constexpr Sql kOpen =
      "SELECT s.bytes FROM cases c JOIN states s ON s.subject = 'file:' || c.file "
      "WHERE c.closed_us IS NULL AND ($1 < 0 OR c.work = $1) AND $2 = $2 ORDER BY c.opened_us, c.file LIMIT $3";
  static constexpr Sql kClosed =
      "SELECT s.bytes FROM cases c JOIN states s ON s.subject = 'file:' || c.file WHERE c.closed_us IS NOT NULL AND ($1 < 0 OR c.work = $1) "
      "AND ($2 = '' OR NOT EXISTS (SELECT 1 FROM cases WHERE file = $2 AND closed_us IS NOT NULL) "
      "OR (c.closed_us, c.file) < (SELECT closed_us, file FROM cases WHERE file = $2)) ORDER BY c.closed_us DESC, c.file DESC LIMIT $3";
  static constexpr Sql kAll =
      "SELECT s.bytes FROM cases c JOIN states s ON s.subject = 'file:' || c.file WHERE ($1 < 0 OR c.work = $1) AND $2 = $2 "
      "ORDER BY c.file LIMIT $3";
  auto row = reader->prepare(filter.which == Which::open ? kOpen : filter.which == Which::closed ? kClosed : kAll);
  row.with(filter.work ? static_cast<std::int64_t>(*filter.work) : std::int64_t{-1})
      .with(filter.after)
      .with(filter.limit > 0 ? std::int64_t{filter.limit} : std::int64_t{-1});
  std::vector<core::CaseState> all;
  while (row.step()) {
    auto state = core::parseState(row.view(0));
    auto* value = state ? std::get_if<core::CaseState>(&state->value) : nullptr;
    if (value == nullptr) throw StoreError(StoreError::Kind::damaged, "a state of the store does not read (muster rebuild)");
    all.push_back(std::move(*value));
  }
  return all;
}

std::vector<std::string> SqliteViews::people() {
  const auto found = statesOf<core::PersonState>(*file_.read(), "person", [](const auto& one) { return !one.commitment.empty() && !one.left; });
  std::vector<std::string> codes;
  for (const auto& one : found) codes.push_back(one.code);
  return codes;
}

std::vector<MeasurementRow> SqliteViews::measurements(const std::string& unit, const std::string& step, int limit) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT at_us, node, idx, bench, steps FROM measurements WHERE unit = $1 ORDER BY at_us DESC, node DESC, idx DESC");
  row.with(unit);
  std::vector<MeasurementRow> rows;
  while (row.step()) {
    for (auto& one : readSteps(row.view(4))) {
      if (!step.empty() && one.step != step) continue;
      auto& made = rows.emplace_back();
      made.at = {row.integer(0)}, made.fact = idAt(row, 1);
      made.calibrator = one.calibrator.empty() ? row.text(3) : std::move(one.calibrator);
      if (!one.si.empty()) made.si = number(one.si);
      if (one.verdict) made.verdict = *one.verdict;
      made.step = std::move(one.step), made.value = std::move(one.value);
      if (limit > 0 && static_cast<int>(rows.size()) == limit) return rows;
    }
  }
  return rows;
}

std::vector<core::Fact> SqliteViews::latest(const std::optional<core::Subject>& about, int limit, core::FactId before) {
  auto reader = file_.read();
  const std::string key = about ? about->text() : std::string();
  const bool bounded = before != core::FactId{};
  auto row = about ? reader->prepare(
                         "SELECT f.bytes FROM fact_subjects s JOIN facts f ON f.node = s.node AND f.idx = s.idx "
                         "WHERE s.subject = $1 AND (s.node, s.idx) < ($2, $3) ORDER BY s.node DESC, s.idx DESC LIMIT $4")
                   : reader->prepare("SELECT bytes FROM facts WHERE (node, idx) < ($1, $2) ORDER BY node DESC, idx DESC LIMIT $3");
  if (about) row.with(key);
  bounded ? row.with(before.node).with(before.index) : row.with(INT64_MAX).with(INT64_MAX);
  row.with(limit > 0 ? limit : -1);
  std::vector<core::Fact> facts;
  while (row.step()) facts.push_back(parseStored(row.view(0)));
  return facts;
}

std::vector<Views::KnownTest> SqliteViews::knownTests(const std::string& identity) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT node, idx, readings FROM tests WHERE identity = $1 ORDER BY node, idx");
  row.with(identity);
  std::vector<KnownTest> known;
  while (row.step()) known.push_back({idAt(row, 0), row.text(2)});
  return known;
}

std::vector<std::string> SqliteViews::jobs(const std::string& unit, core::Instant since) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT job FROM outings WHERE unit = $1 AND at_us >= $2 ORDER BY at_us, node, idx");
  row.with(unit).with(since.micros);
  std::vector<std::string> jobs;
  while (row.step()) {
    auto job = row.text(0);
    if (std::find(jobs.begin(), jobs.end(), job) == jobs.end()) jobs.push_back(std::move(job));
  }
  return jobs;
}

std::vector<core::FactId> SqliteViews::undecidedTests(const std::string& calibrator) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT node, idx FROM undecided WHERE calibrator = $1 ORDER BY node, idx");
  row.with(calibrator);
  std::vector<core::FactId> tests;
  while (row.step()) tests.push_back(idAt(row, 0));
  return tests;
}

}  // namespace muster::app
