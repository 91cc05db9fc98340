// Rules that changed judge again what the board rests on: in the same act, beside the old verdict, and back again.
#include "app/ports/memory_world.h"
#include "app/workflow/adopt_rules.h"
#include "app/workflow/board.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/known_at.h"
#include "app/workflow/open_store.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;
using core::Verdict;

namespace {

struct Morning : Brigade {
  Morning() : Brigade(app::startingPacks()) {
    for (const auto& pack : app::startingPacks()) {
      if (core::parsePack(pack.text, pack.file)->name == "bg4") model = pack;
    }
    ready("BG4-01", 1);
    tests("relief-valve", "4.5 mbar", "2026-11-23 08:00");  // both candidates let it pass
  }
  // The model with another figure in the place of one that stands there once.
  app::PackOffer with(const std::string& from, const std::string& to) {
    auto offer = model;
    const auto place = offer.text.find(from);
    if (place == std::string::npos) FAIL("the pack does not say " << from);
    offer.text.replace(place, from.size(), to);
    return offer;
  }
  void tests(const char* step, const char* value, const char* at) {
    auto run = passing("BG4-01", at);
    for (auto& result : run.steps) {
      if (result.step == step) result.attempts.back().reading.value = quantity(value);
    }
    REQUIRE(app::recordTest(world(), who(), {run, {}}));
  }
  int judgements() {
    int count = 0;
    world().journal.forEach({}, [&](const core::Fact& fact) { return count += fact.kind.starts_with("TestJudgedAgain/"), true; });
    return count;
  }
  Verdict relief() { return state("BG4-01").steps.at("relief-valve").verdict; }
  bool fit() {
    const auto state = now("BG4-01").state;
    return state == SetState::ready || state == SetState::dueSoon;
  }
  std::string board(core::Instant at) { return app::boardTextOf(world(), at).at(at); }

  app::PackOffer model;
  const std::string limit = "at-least = \"2 mbar\"", tighter = "at-least = \"4.8 mbar\"";
};

}  // namespace

TEST_CASE("a tightened limit makes the set not ready in the same act, with what to do next; a loosened one clears it", "[app][workflow][rules]") {
  Morning brigade;
  REQUIRE(brigade.fit());
  const auto before = brigade.state("BG4-01").steps.at("relief-valve");
  const auto adopted = app::adoptRules(brigade.world(), brigade.who(), {brigade.with(brigade.limit, brigade.tighter)});
  REQUIRE(adopted);
  CHECK(adopted->receipt.facts.size() == 2);
  CHECK(remarks(adopted, "judged otherwise"));
  CHECK(brigade.relief() == Verdict::pending);  // the other source still lets 4.5 mbar pass
  const auto now = brigade.now("BG4-01");
  CHECK(now.state == SetState::notReady);
  REQUIRE(now.next);
  CHECK(now.next->code == "confirm-limit");
  CHECK(brigade.state("BG4-01").steps.at("relief-valve").value == before.value);
  CHECK(brigade.state("BG4-01").steps.at("relief-valve").at == before.at);
  const auto first = brigade.world().journal.fact(before.fact);  // the old verdict stays as it was written
  CHECK(std::get<core::TestRecorded>(core::read(*first).value()).verdict.overall == Verdict::pass);

  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {brigade.model}));
  CHECK(brigade.relief() == Verdict::pass);
  CHECK(brigade.fit());
  CHECK(brigade.judgements() == 2);
}

TEST_CASE("what is adopted again judges nothing twice, and a pack that changes no limit judges nothing", "[app][workflow][rules]") {
  Morning brigade;
  const auto tighter = brigade.with(brigade.limit, brigade.tighter);
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {tighter}));
  CHECK(refusal(app::adoptRules(brigade.world(), brigade.who(), {tighter})) == "nothing-new");
  auto sameLimits = tighter;
  sameLimits.text += "\n# a remark\n";
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {sameLimits}));
  CHECK(brigade.judgements() == 1);
}

TEST_CASE("a candidate that is confirmed decides what was pending; the confirmation undone, it is pending again", "[app][workflow][rules]") {
  Morning brigade;
  brigade.clock("2026-11-24 09:00");
  brigade.tests("relief-valve", "3 mbar", "2026-11-24 08:00");
  CHECK(brigade.relief() == Verdict::pending);
  CHECK_FALSE(brigade.fit());
  const auto confirmed = app::confirmLimit(brigade.world(), brigade.who(), {"relief-valve.benchman", "Manual", "1", "27", "", ""});
  REQUIRE(confirmed);
  CHECK(remarks(confirmed, "judged otherwise"));
  CHECK(brigade.relief() == Verdict::pass);
  CHECK(brigade.fit());
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {confirmed->receipt.facts.front(), "read in the wrong manual"}));
  CHECK(brigade.relief() == Verdict::pending);
  CHECK_FALSE(brigade.fit());
  REQUIRE(app::confirmLimit(brigade.world(), brigade.who(), {"relief-valve.know-how", "Manual", "1", "27", "", ""}));
  CHECK(brigade.relief() == Verdict::fail);
}

TEST_CASE("only the test that a step rests on is judged again: one repeated since keeps its first verdict", "[app][workflow][rules]") {
  Morning brigade;  // 4.5 mbar; repeated alone at 4.9 mbar
  brigade.clock("2026-11-24 09:00");
  auto repeat = brigade.passing("BG4-01", "2026-11-24 08:00");
  std::erase_if(repeat.steps, [](const auto& step) { return step.step != "positive-leak" && step.step != "relief-valve"; });
  repeat.steps.back().attempts.back().reading.value = quantity("4.9 mbar");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {repeat, {}}));
  auto offer = brigade.with(brigade.limit, brigade.tighter);
  const auto dosage = offer.text.find("at-most = \"1.9 L/min\"");  // the first test still proves the dosage, by this limit too
  REQUIRE(dosage != std::string::npos);
  offer.text.replace(dosage, 21, "at-most = \"1.8 L/min\"");
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {offer}));
  CHECK(brigade.judgements() == 0);
  CHECK(brigade.fit());
}

TEST_CASE("the offer tells beforehand which tests it would judge otherwise, and whom that stops", "[app][workflow][rules]") {
  Morning brigade;
  const auto tighter = brigade.with(brigade.limit, brigade.tighter);
  const auto difference = app::diffRules(brigade.world(), tighter);
  REQUIRE(difference);
  REQUIRE(difference->judged.size() == 2);
  CHECK(difference->judged.front().unit == "BG4-01");
  CHECK(difference->judged.front().step == "relief-valve");
  CHECK(difference->judged.front().was == Verdict::pass);
  CHECK(difference->judged.front().now == Verdict::pending);
  CHECK(difference->judged.back().step.empty());
  REQUIRE(difference->affected.size() == 1);
  CHECK(difference->affected.front().after == SetState::notReady);
  CHECK(brigade.judgements() == 0);
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {tighter}));
  CHECK(brigade.now("BG4-01").state == difference->affected.front().after);
}

TEST_CASE("a mask that was proved in another set is judged again where it is now", "[app][workflow][rules]") {
  Morning brigade;
  brigade.registers("MSK-7", "mask");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "mask", "MSK-7"}));
  brigade.clock("2026-11-24 09:00");
  auto run = brigade.passing("BG4-01", "2026-11-24 08:00");
  run.procedure = "bg4-mask", run.steps = brigade.passingSteps(*brigade.world().rules()->procedure("bg4-mask"));
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
  REQUIRE(brigade.state("MSK-7").steps.at("mask-tightness").verdict == Verdict::pass);
  brigade.registers("MSK-8", "mask");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "mask", "MSK-8"}));
  brigade.clock("2026-11-24 10:00");
  run.startedAt = brigade.local("2026-11-24 09:30");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
  const auto place = brigade.model.text.find("id = \"mask-tightness\"");
  REQUIRE(place != std::string::npos);
  auto offer = brigade.model;
  const auto bound = offer.text.find("\"1 mbar\"", place);
  REQUIRE(bound != std::string::npos);
  offer.text.replace(bound, 8, "\"0.3 mbar\"");
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {offer}));
  CHECK(brigade.state("MSK-7").steps.at("mask-tightness").verdict == Verdict::fail);
  CHECK(brigade.state("MSK-8").steps.at("mask-tightness").verdict == Verdict::fail);
}

TEST_CASE("the board of before the new rules stays what it was", "[app][workflow][rules][board]") {
  Morning brigade;
  const auto then = brigade.memory.clock.now();
  const auto shown = brigade.board(then);
  brigade.clock("2026-11-24 09:00");
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {brigade.with(brigade.limit, brigade.tighter)}));
  CHECK(brigade.board(brigade.memory.clock.now()) != shown);
  app::KnownAt known(brigade.world(), then);
  CHECK(app::boardTextOf(known.world(), then).at(then) == shown);
}
