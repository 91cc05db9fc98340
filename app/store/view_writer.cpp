#include "app/store/view_writer.h"

#include <algorithm>

#include "core/journal/happenings.h"

namespace muster::app {
namespace {

constexpr std::size_t kKept = 5000;  // states and assessments, some 40 MB; a store of thousands of sets reads the rest again

}  // namespace

class ViewWriter::Units : public core::Lookup {
 public:
  explicit Units(ViewWriter& views) : views_(views) {}
  const core::UnitState* unit(std::string_view code) override { return views_.unitState(std::string(code)); }

 private:
  ViewWriter& views_;
};

ViewWriter::Entry& ViewWriter::entry(const core::Subject& subject) {
  auto key = subject.text();
  if (auto found = entries_.find(key); found != entries_.end()) return found->second;
  Entry fresh{subject, core::emptyState(subject), 0, false, false};
  auto row = out_.prepare("SELECT bytes, revision FROM states WHERE subject = $1");
  if (row.with(key).step()) {
    auto state = core::parseState(row.view(0));
    if (!state) throw StoreError(StoreError::Kind::damaged, "the state of " + key + " does not read (muster rebuild)");
    fresh.state = std::move(state).value();
    fresh.revision = static_cast<std::uint64_t>(row.integer(1));
  }
  return entries_.emplace(std::move(key), std::move(fresh)).first->second;
}

const core::UnitState* ViewWriter::unitState(const std::string& code) {
  const auto* unit = std::get_if<core::UnitState>(&entry(core::unit(code)).state.value);
  return unit != nullptr && !unit->kind.empty() ? unit : nullptr;  // spoken of, but never registered
}

std::uint64_t ViewWriter::revision(const core::Subject& subject) { return entry(subject).revision; }

void ViewWriter::touch(Entry& known) {
  if (known.touched) return;
  known.touched = true;
  touched_.push_back(&known);
}

void ViewWriter::refold(const core::Subject& subject) {
  auto& known = entry(subject);
  known.stale = true;
  touch(known);
}

void ViewWriter::take(const core::Fact& fact) {
  const auto happening = core::meaningOf(fact);
  for (std::size_t i = 0; i < fact.subjects.size(); ++i) {
    auto& known = entry(fact.subjects[i]);
    if (std::find(fact.subjects.begin(), fact.subjects.begin() + static_cast<std::ptrdiff_t>(i), fact.subjects[i]) !=
        fact.subjects.begin() + static_cast<std::ptrdiff_t>(i)) {
      continue;  // named twice
    }
    ++known.revision;
    touch(known);
    if (!known.stale)
      known.stale = !(happening ? core::apply(known.state, known.subject, fact, *happening) : core::apply(known.state, known.subject, fact));
    const bool isUnit = known.subject.kind == core::Subject::Kind::unit;
    if (happening && isUnit && !known.stale) addRows(out_, known.subject.code, fact, *happening);
  }
}

void ViewWriter::settle(Entry& known) {
  if (known.stale) {
    const auto facts = sources_.factsAbout(known.subject);
    const bool isUnit = known.subject.kind == core::Subject::Kind::unit;
    if (isUnit) dropTests(out_, known.subject.code);
    known.state = core::fold(known.subject, *facts, [&](const core::Fact& fact, const core::Happening& happening) {
      if (isUnit) addRows(out_, known.subject.code, fact, happening);
    });
    known.revision = known.state.revision;
    known.stale = false;
  }
  known.touched = false;
  const auto key = known.subject.text();
  const auto bytes = core::stateBytes(known.state);
  out_.prepare(
          "INSERT INTO states(subject, revision, bytes) VALUES ($1, $2, $3) "
          "ON CONFLICT(subject) DO UPDATE SET revision = excluded.revision, bytes = excluded.bytes")
      .with(key)
      .with(known.revision)
      .with(Bytes{bytes})
      .run();
  if (const auto* about = std::get_if<core::CaseState>(&known.state.value)) writeCaseRow(out_, known.subject.code, *about);
  const auto* unit = std::get_if<core::UnitState>(&known.state.value);
  if (unit == nullptr) return;
  if (unit->kind.empty()) {  // its registration was undone
    dropUnitRows(out_, known.subject.code);
    known.shown.reset();
  } else if (auto look = shownOf(*unit); known.shown != look) {
    writeUnitRows(out_, *unit);
    known.shown = std::move(look);
  }
}

void ViewWriter::readRulesAndZone() {
  rules_ = sources_.rules(std::get<core::RulesState>(entry(core::rules()).state.value));
  const auto& zone = std::get<core::StoreState>(entry(core::store()).state.value).zone;
  if (zone.empty())
    calendar_ = std::make_shared<core::FixedCalendar>(std::chrono::minutes(0));  // nobody has said yet where it stands
  else
    calendar_ = sources_.calendar(zone);
}

std::set<std::string> ViewWriter::dependants(const std::set<std::string>& units) {
  std::set<std::string> all = units;
  for (const auto& unit : units) {
    auto row = out_.prepare("SELECT unit FROM dependencies WHERE on_unit = $1");
    row.with(unit);
    while (row.step()) all.insert(row.text(0));
  }
  return all;
}

void ViewWriter::assess(const std::string& code) {
  Units lookup(*this);
  core::Assessment assessment;
  if (const auto* unit = unitState(code)) assessment = core::assess(*unit, lookup, *rules_, *calendar_);
  auto& units = assessment.lookedAt;
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  auto written = assessments_.find(code);
  if (written == assessments_.end()) written = assessments_.emplace(code, readAssessment(out_, code)).first;
  if (written->second == assessment) return;
  writeAssessment(out_, code, written->second, assessment);
  written->second = std::move(assessment);
}

void ViewWriter::finish() {
  if (touched_.empty()) return;
  std::set<std::string> units;
  bool everything = false;
  for (auto* known : touched_) {
    settle(*known);
    if (known->subject.kind == core::Subject::Kind::unit) units.insert(known->subject.code);
    if (known->subject.kind == core::Subject::Kind::rules || known->subject.kind == core::Subject::Kind::store) everything = true;
  }
  touched_.clear();
  if (everything || !rules_) readRulesAndZone();
  if (everything) {
    auto row = out_.prepare("SELECT unit FROM units");
    while (row.step()) units.insert(row.text(0));
  } else {
    units = dependants(units);
  }
  for (const auto& unit : units) assess(unit);
  if (entries_.size() > kKept) entries_.clear();
  if (assessments_.size() > kKept) assessments_.clear();
}

void ViewWriter::forget() {
  entries_.clear();
  assessments_.clear();
  touched_.clear();
  rules_.reset();
  calendar_.reset();
}

}  // namespace muster::app
