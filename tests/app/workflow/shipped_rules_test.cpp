// The packs that come with the program, adopted for real: what they make of correct work, and how they change.
#include "app/ports/shipped.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/record_fill.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

std::vector<app::PackOffer> shipped(const std::string& brigadePack) {
  std::vector<app::PackOffer> offers, last;
  for (const auto& pack : app::shippedPacks({})) {
    auto parsed = core::parsePack(pack.text, pack.name);
    if (!parsed) FAIL(core::english(parsed.problems().front()));
    if (parsed->role != core::RulePack::Role::brigade)
      offers.push_back({pack.origin, pack.text});
    else if (parsed->name == brigadePack)
      last.push_back({pack.origin, pack.text});
  }
  offers.insert(offers.end(), last.begin(), last.end());
  return offers;
}

}  // namespace

TEST_CASE("by the shipped rules a correctly tested set is ready", "[app][workflow][rules]") {
  for (const auto* pack : {"cn-mine-rescue", "us-49", "de-plan"}) {
    INFO(pack);
    Brigade brigade(shipped(pack));
    brigade.ready("BG4-01", 1);
    const auto now = brigade.now("BG4-01");
    for (const auto& reason : now.reasons) UNSCOPED_INFO(reason.code << ": " << core::english(reason.text));
    CHECK((now.state == SetState::ready || now.state == SetState::dueSoon));
    CHECK(brigade.state("BG4-01").runs.at("bg4-full").passedAt.has_value());
  }
}

TEST_CASE("a pressure typed in the wrong unit is refused wherever it comes in; an overfilled cylinder is taken", "[app][workflow][rules]") {
  Brigade brigade(shipped("cn-mine-rescue"));
  brigade.putTogether("BG4-01", 1);
  const auto reads = [&](const char* text) { return refusal(app::readPressure(brigade.world(), brigade.who(), {"CYL-1", "", quantity(text), {}})); };
  CHECK(reads("195 MPa") == "wrong-unit");
  CHECK(reads("1950 bar") == "wrong-unit");
  CHECK(reads("24.5 MPa").empty());
  CHECK(reads("195 bar").empty());
  app::RecordFill fill;
  fill.cylinder = "CYL-1", fill.pressure = quantity("200 MPa");
  CHECK(refusal(app::recordFill(brigade.world(), brigade.who(), fill)) == "wrong-unit");
  core::OpeningDeclared paper;
  paper.unit = "CYL-1", paper.pressure = quantity("195 MPa"), paper.pressureRead = brigade.world().calendar()->dateOf(brigade.memory.clock.now());
  CHECK(refusal(app::declareOpening(brigade.world(), brigade.who(), {{paper}, ""})) == "wrong-unit");
}

TEST_CASE("by the shipped rules a swap of the absorber owes the leak test with its relief valve and the last look, no more",
          "[app][workflow][rules]") {
  Brigade brigade(shipped("cn-mine-rescue"));
  brigade.ready("BG4-01", 1);
  brigade.registers("ABS-77", "absorber");
  brigade.clock("2026-11-24 08:00");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "absorber", "ABS-77"}));
  std::vector<std::string> owed;
  for (const auto& [step, why] : brigade.state("BG4-01").owed) owed.push_back(step);
  CHECK(owed == std::vector<std::string>{"last-look", "positive-leak", "relief-valve"});
  auto run = brigade.passing("BG4-01", "2026-11-24 07:30");
  std::erase_if(run.steps, [&](const core::StepResult& step) { return std::find(owed.begin(), owed.end(), step.step) == owed.end(); });
  run.startedAt = brigade.local("2026-11-24 08:10");
  brigade.clock("2026-11-24 09:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
  CHECK(brigade.state("BG4-01").owed.empty());
  CHECK((brigade.now("BG4-01").state == SetState::ready || brigade.now("BG4-01").state == SetState::dueSoon));
}

TEST_CASE("a stricter revision is shown with what differs and who is affected, then adopted by a fact", "[app][workflow][rules]") {
  Brigade brigade(shipped("cn-mine-rescue"));
  brigade.ready("BG4-01", 1);
  auto offer = shipped("cn-mine-rescue").back();
  CHECK(refusal(app::adoptRules(brigade.world(), brigade.who(), {offer})) == "nothing-new");
  const auto minimum = offer.text.find("\"18 MPa\"");
  REQUIRE(minimum != std::string::npos);
  offer.text.replace(minimum, 8, "\"20.5 MPa\"");
  const auto difference = app::diffRules(brigade.world(), offer);
  REQUIRE(difference);
  CHECK_FALSE(difference->lines.empty());
  REQUIRE_FALSE(difference->affected.empty());
  const bool named = std::any_of(difference->affected.begin(), difference->affected.end(),
                                 [](const app::Affected& one) { return one.unit == "BG4-01" && one.after == SetState::notReady; });
  CHECK(named);
  CHECK(brigade.now("BG4-01").state != SetState::notReady);
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {offer}));
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
}

TEST_CASE("a limit is confirmed once, by name, with its page", "[app][workflow][rules]") {
  Brigade brigade(shipped("cn-mine-rescue"));
  const auto rules = brigade.world().rules();
  std::string limit;
  for (const auto& pack : rules->packs()) {
    for (const auto& one : pack.limits) {
      if (limit.empty() && rules->toBeConfirmed(one.id, one.source)) limit = one.id;
    }
  }
  REQUIRE_FALSE(limit.empty());
  CHECK(refusal(app::confirmLimit(brigade.world(), brigade.who(), {"no-such-limit", "manual", "1", "38", "", ""})) == "unknown-rule");
  CHECK(refusal(app::confirmLimit(brigade.world(), brigade.who(), {limit, "", "", "", "", ""})) == "empty");
  REQUIRE(app::confirmLimit(brigade.world(), brigade.who(), {limit, "manual", "1", "38", "", "P002"}));
  CHECK(brigade.world().rules()->confirmed(limit));
  CHECK(refusal(app::confirmLimit(brigade.world(), brigade.who(), {limit, "manual", "1", "38", "", ""})) == "already-confirmed");
}

TEST_CASE("a pack that does not read is refused with its line and nothing changes", "[app][workflow][rules]") {
  Brigade brigade(shipped("cn-mine-rescue"));
  const auto before = brigade.world().rules()->digest();
  const auto refused = app::adoptRules(brigade.world(), brigade.who(), {{"broken.toml", "name = \"broken\"\nsurprise = 1\n"}});
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().where.line > 0);
  CHECK(brigade.world().rules()->digest() == before);
}

TEST_CASE("another brigade's pack is compared with the one that would go", "[app][workflow][rules]") {
  Brigade brigade(shipped("cn-mine-rescue"));
  const auto difference = app::diffRules(brigade.world(), shipped("us-49").back());
  REQUIRE(difference);
  CHECK(difference->adopted.starts_with("cn-mine-rescue "));
  CHECK(difference->offered.starts_with("us-49 "));
  const auto says = [&](const std::string& text) {
    return std::any_of(difference->lines.begin(), difference->lines.end(), [&](const auto& line) { return core::english(line).starts_with(text); });
  };
  CHECK(says("squad-need bg4: 6 required, 7 wanted -> "));
  CHECK(says("pack cn-mine-rescue: taken out"));
  CHECK_FALSE(says("pack :"));
}
