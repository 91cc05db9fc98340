// A station as the web sees it: the story of 03:12, when squad 2 is two sets short. Views are canned; rules are the tests' own.
#pragma once

#include <map>
#include <stdexcept>

#include "app/ports/world.h"
#include "tests/support/rules.h"

namespace muster::tests {

class CannedViews : public app::Views {
 public:
  std::vector<app::UnitRow> rows;
  std::vector<core::SquadState> formed;
  std::vector<core::Due> due;

  std::vector<app::UnitRow> units(const app::UnitFilter& filter, core::Instant) override {
    std::vector<app::UnitRow> out;
    for (const auto& row : rows) {
      if (filter.kind.empty() || filter.kind == row.kind) out.push_back(row);
    }
    return out;
  }
  std::optional<core::Assessment> assessment(const std::string& unit) override {
    for (const auto& row : rows) {
      if (row.code != unit) continue;
      core::Assessment assessment;
      core::Segment after = row.now;
      after.from = row.readyUntil.value_or(core::Instant::distantFuture()), after.until = core::Instant::distantFuture();
      after.state = core::SetState::notReady;
      after.reasons = {{"full-test-overdue", core::msg("Full test"), false, false, {}}};
      assessment.timeline = {row.now, after};
      return assessment;
    }
    return std::nullopt;
  }
  std::vector<core::Due> dues(std::optional<core::Date>) override { return due; }
  std::vector<std::string> resolve(const std::string& typed) override { return {typed}; }
  std::vector<core::RackState> racks() override { return {}; }
  std::vector<app::SlotRow> unitsIn(const std::string&) override { return {}; }
  std::vector<core::SquadState> squads() override { return formed; }
  std::vector<core::CaseState> cases(const app::CaseFilter&) override { return {}; }
  std::vector<std::string> people() override { return {}; }
  std::vector<app::MeasurementRow> measurements(const std::string&, const std::string&, int) override { return {}; }
  std::vector<core::Fact> latest(const std::optional<core::Subject>&, int, core::FactId) override { return {}; }
  std::vector<KnownTest> knownTests(const std::string&) override { return {}; }
  std::vector<std::string> jobs(const std::string&, core::Instant) override { return {}; }
  std::vector<core::FactId> undecidedTests(const std::string&) override { return {}; }
};

struct StillClock : app::Clock {
  core::Instant at = instant("2026-11-22T19:12:40Z");  // 03:12 in Shanxi
  core::Instant now() override { return at; }
};

struct CountingRandom : app::Random {
  unsigned count = 0;
  std::string hex(int bytes) override {
    std::string digits = std::to_string(++count);
    return std::string(static_cast<std::size_t>(bytes) * 2 - digits.size(), '0') + digits;
  }
};

struct FewRecords : app::Records {
  std::map<std::string, app::PersonRecord> known;
  std::map<std::string, std::string> settings;
  void savePerson(const app::PersonRecord& person) override { known[person.code] = person; }
  std::optional<app::PersonRecord> person(const std::string& code) override {
    return known.contains(code) ? std::optional(known[code]) : std::nullopt;
  }
  std::vector<app::PersonRecord> people() override {
    std::vector<app::PersonRecord> out;
    for (const auto& [code, person] : known) out.push_back(person);
    return out;
  }
  void saveSetting(const std::string& key, const std::string& value) override { settings[key] = value; }
  std::optional<std::string> setting(const std::string& key) override { return settings.contains(key) ? std::optional(settings[key]) : std::nullopt; }
  void quarantine(const std::vector<app::QuarantineRow>&) override {}
  std::vector<app::QuarantineRow> quarantined(int) override { return {}; }
};

struct NoBlobs : app::Blobs {
  std::string put(std::string_view bytes, std::string_view) override { return core::sha256Hex(bytes); }
  std::optional<std::string> get(const std::string&) override { return std::nullopt; }
};

struct NoJournal : core::Journal {
  core::AppendResult append(const core::Command&) override { throw std::logic_error("nothing is written in this test"); }
  std::vector<core::AppendResult> appendAll(const std::vector<core::Command>&) override { throw std::logic_error("nothing is written"); }
  std::shared_ptr<const core::State> state(const core::Subject& subject) override {
    if (subject.kind != core::Subject::Kind::store) return nullptr;
    auto state = std::make_shared<core::State>();
    state->value = core::StoreState{"Asia/Shanghai", 1, "", true};
    return state;
  }
  std::optional<core::Fact> fact(core::FactId) override { return std::nullopt; }
  std::vector<core::Fact> factsAbout(const core::Subject&) override { return {}; }
  void forEach(core::FactId, const std::function<bool(const core::Fact&)>&) override {}
  std::optional<core::Receipt> receiptOf(std::string_view, std::string_view, bool&) override { return std::nullopt; }
  core::Head head() override { return {1, 18342, {}}; }
};

struct TestStation {
  StillClock clock;
  CountingRandom random;
  NoJournal journal;
  FewRecords records;
  NoBlobs blobs;
  CannedViews views;
  std::shared_ptr<const core::Calendar> calendar = std::make_shared<core::FixedCalendar>(std::chrono::hours(8));
  BookPtr rules = testRules();
  app::World world{journal, views, records, blobs, clock, random, [this] { return rules; }, [this] { return calendar; }};

  TestStation() {
    records.savePerson({"P001", "王建国 <demo>", "0117", "aa", {"equipment-officer"}});
    for (int i = 1; i <= 14; ++i) add((i < 10 ? "BG4-0" : "BG4-") + std::to_string(i), "bg4", core::SetState::ready);
    set("BG4-06").now.state = core::SetState::dueSoon;
    set("BG4-06").now.reasons = {{"full-test-due", core::msg("Full test due"), false, false, {}}};
    set("BG4-06").now.next = core::Action{"full-test", core::msg("Full test"), "BG4-06", "", 40};
    set("BG4-06").readyUntil = instant("2026-11-25T16:00:00Z");
    notReady("BG4-09", core::SetState::notReady, "cylinder-pressure", "cylinder at 16.4 MPa, needs <18 MPa>", 8);
    notReady("BG4-12", core::SetState::underWork, "on-bench", "on the bench", 0);
    add("CD4-01", "detector", core::SetState::ready);
    for (const char* code : {"CD4-02", "CD4-03", "CD4-04"}) add(code, "detector", core::SetState::ready);
    core::SquadState one{"1", core::Duty::onDuty, {}, false}, two{"2", core::Duty::standby, {}, false};
    for (int i = 0; i < 14; ++i) (i < 7 ? one : two).sets.push_back(views.rows[static_cast<std::size_t>(i)].code);
    views.formed = {one, two};
    core::Due due;
    due.unit = "BG4-06", due.plan = "bg4-monthly", due.title = "Full test", due.lastDay = day("2026-11-25"), due.minutes = 40;
    views.due = {due};
  }

  app::UnitRow& set(const std::string& code) {
    for (auto& row : views.rows) {
      if (row.code == code) return row;
    }
    throw std::logic_error("no such set in the test");
  }

 private:
  void add(const std::string& code, const std::string& kind, core::SetState state) {
    app::UnitRow row;
    row.code = code, row.kind = kind, row.now.state = state;
    row.now.from = core::Instant::distantPast(), row.now.until = row.readyUntil.emplace(instant("2026-12-14T16:00:00Z"));
    views.rows.push_back(row);
  }
  void notReady(const std::string& code, core::SetState state, const std::string& why, const std::string& text, int minutes) {
    app::UnitRow& row = set(code);
    row.now.state = state, row.now.from = instant("2026-11-22T19:03:00Z"), row.readyUntil.reset();
    row.now.reasons = {{why, core::msg(text), true, false, {}}};
    row.now.next = core::Action{"fit-part", core::msg("new cylinder"), code, "", minutes};
  }
};

}  // namespace muster::tests
