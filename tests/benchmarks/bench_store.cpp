#include "tests/benchmarks/bench_store.h"

#include <stdexcept>

#include "app/ports/zone_calendar.h"
#include "app/workflow/open_store.h"
#include "app/workflow/record_fill.h"
#include "tests/support/brigade.h"
#include "tests/support/rules.h"

namespace muster::benchmarks {
namespace {

std::string four(int number) {
  auto text = std::to_string(number);
  return text.size() >= 5 ? text : std::string(5 - text.size(), '0') + text;
}

// Codes of the set that is copied, and what they become. "1" stands for the number.
const std::vector<std::pair<std::string, std::string>> kCodes{{"BG4-1", "BG4-"}, {"CYL-1", "CYL-"}, {"ABS-1", "ABS-"}, {"SN1", "SN"}, {"C1", "C"}};

std::string renamed(std::string text, int number) {
  for (const auto& [from, to] : kCodes) {
    const std::string quoted = '"' + from + '"', fresh = '"' + to + four(number) + '"';
    for (std::size_t at = 0; (at = text.find(quoted, at)) != std::string::npos; at += fresh.size()) text.replace(at, quoted.size(), fresh);
  }
  return text;
}

bool ofTheSet(const core::Fact& fact) {
  for (const auto& subject : fact.subjects) {
    for (const auto& [from, to] : kCodes) {
      if (subject.code == from) return true;
    }
  }
  return false;
}

core::FactDraft copyOf(const core::FactDraft& draft, int number) {
  core::FactDraft copy = draft;
  copy.body = core::Body(renamed(draft.body.bytes(), number));
  for (auto& subject : copy.subjects) {
    const auto text = renamed('"' + subject.code + '"', number);
    subject.code = text.substr(1, text.size() - 2);
  }
  return copy;
}

void appendOrThrow(core::Journal& journal, const std::vector<core::Command>& commands) {
  for (const auto& result : journal.appendAll(commands)) {
    if (!std::holds_alternative<core::Receipt>(result)) throw std::runtime_error("a fact of the benchmark store was refused");
  }
}

}  // namespace

core::Instant localTime(const std::string& text) { return core::FixedCalendar(std::chrono::hours(8)).parseLocal(text).value(); }

std::string BenchStore::set(int number) const { return "BG4-" + four(number); }
std::string BenchStore::serial(int number) const { return "SN" + four(number); }

app::Who BenchStore::who() const {
  app::Who who;
  who.person = "P001";
  return who;
}

void BenchStore::open(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  app::StoreSetup setup;
  setup.file = folder / "muster.db";
  setup.now = [this] { return clock.now(); };
  setup.calendar = [](const std::string& zone) { return app::zoneCalendar(zone); };
  store_ = std::make_unique<app::Store>(setup);
  rules_ = std::make_unique<app::AdoptedRules>(store_->journal(), store_->blobs());
  world_ = std::make_unique<app::World>(app::World{store_->journal(), store_->views(), store_->records(), store_->blobs(), clock, random_,
                                                   [this] { return (*rules_)(); }, [china = app::zoneCalendar("Asia/Shanghai")] { return china; }});
}

BenchStore::BenchStore(const std::filesystem::path& folder, int count, bool tested) : clock(localTime("2026-11-23 09:00")), sets(count) {
  tests::Brigade brigade(app::startingPacks());
  if (!tested) brigade.clock("2026-01-12 08:00");  // so that the tests of the year come after it
  brigade.putTogether("BG4-1", 1, false);
  brigade.clock("2026-11-23 08:30");
  passing = brigade.passing("BG4-1", "2026-11-23 07:00");
  if (tested) {
    if (!app::readPressure(brigade.world(), brigade.who(), {"CYL-1", "", tests::quantity("20.0 MPa"), tests::quantity("20 °C")}) ||
        !app::recordTest(brigade.world(), brigade.who(), {passing, {}})) {
      throw std::runtime_error("the set of the benchmark store could not be made ready");
    }
    if (brigade.now("BG4-1").state > core::SetState::dueSoon) throw std::runtime_error("the set of the benchmark store is not ready");
  }
  open(folder);
  auto& to = world();
  for (const auto& pack : app::startingPacks()) to.blobs.put(pack.text, "application/toml");
  std::vector<core::FactDraft> once, each;
  brigade.memory.journal.forEach({}, [&](const core::Fact& fact) {
    (ofTheSet(fact) ? each : once).push_back(fact);
    return true;
  });
  appendOrThrow(to.journal, {{"opening", "", once, {}}});
  std::vector<core::Command> some;
  for (int number = 1; number <= count; ++number) {
    core::Command command{"set-" + four(number), "", {}, {}};
    for (const auto& draft : each) command.facts.push_back(copyOf(draft, number));
    some.push_back(std::move(command));
    if (some.size() < 1000 && number < count) continue;
    appendOrThrow(to.journal, some);
    some.clear();
  }
}

void checkOutAll(BenchStore& store, int first, int count) {
  std::vector<core::Command> commands;
  for (int number = first; number < first + count; ++number) {
    core::CheckedOut out;
    out.unit = store.set(number), out.holder = "person:P001", out.reported = true;
    commands.push_back({store.world().random.hex(16), "", {core::draft(out, store.clock.now(), "P001", core::Assurance::asserted)}, {}});
  }
  appendOrThrow(store.world().journal, commands);
}

}  // namespace muster::benchmarks
