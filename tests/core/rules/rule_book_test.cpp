#include "core/rules/rule_book.h"

#include "tests/support/catch.h"

using namespace muster::core;

namespace {

Limit limit(std::string id, std::string step, Decimal max) {
  Limit made;
  made.id = std::move(id);
  made.step = std::move(step);
  made.max = Bound{Quantity{max, Unit::millibar, std::nullopt}, true};
  made.source.confidence = Confidence::secondHand;
  return made;
}

Procedure procedure(std::string id, std::vector<std::string> steps, bool full = false) {
  Procedure made;
  made.id = std::move(id);
  made.kind = "bg4";
  made.full = full;
  for (std::string& step : steps) {
    made.steps.emplace_back();
    made.steps.back().id = std::move(step);
  }
  return made;
}

RulePack pack(std::string name, RulePack::Role role = RulePack::Role::model) {
  RulePack made;
  made.digest = "digest of " + name;
  made.name = std::move(name);
  made.role = role;
  return made;
}

Plan plan(std::string id, int days) {
  Plan made;
  made.id = std::move(id);
  made.kind = "bg4";
  made.interval = {Interval::Kind::days, days, true};
  return made;
}

}  // namespace

TEST_CASE("two sources that differ are both candidates until one is confirmed", "[core][rules]") {
  RulePack model = pack("bg4");
  model.limits = {limit("relief.bench", "relief", {5, 0}), limit("relief.sheet", "relief", {7, 0}), limit("leak.bench", "leak", {1, 0})};

  const RuleBook open({model}, {});
  REQUIRE(open.limitsFor("relief").size() == 2);
  CHECK(open.toBeConfirmed("relief.sheet", model.limits[1].source));

  const RuleBook settled({model}, {"relief.sheet"});
  REQUIRE(settled.limitsFor("relief").size() == 1);
  CHECK(settled.limitsFor("relief").front()->id == "relief.sheet");
  CHECK_FALSE(settled.toBeConfirmed("relief.sheet", model.limits[1].source));
  CHECK(settled.limitsFor("leak").size() == 1);
  CHECK(settled.limitsFor("unheard-of").empty());
  CHECK(open.digest() != settled.digest());
}

TEST_CASE("a later pack of the same name takes the place of the earlier, and one brigade pack that of the other", "[core][rules]") {
  RulePack first = pack("bg4"), second = pack("bg4");
  first.limits = {limit("leak.bench", "leak", {1, 0})};
  second.limits = {limit("leak.bench", "leak", {8, 1})};
  RulePack china = pack("cn", RulePack::Role::brigade), usa = pack("us", RulePack::Role::brigade);
  china.squadNeeds = {SquadNeed{"bg4", {}, 6, 7, {}}};
  usa.squadNeeds = {SquadNeed{"bg4", {}, 5, 6, {}}};

  const RuleBook book({first, china, second, usa}, {});
  CHECK(book.packs().size() == 2);
  CHECK(book.limitsFor("leak").front()->max->value.value.coefficient() == 8);
  REQUIRE(book.squadNeeds().size() == 1);
  CHECK(book.squadNeeds().front().required == 5);
}

TEST_CASE("the brigade's own plan goes before the model's, whichever was adopted first", "[core][rules]") {
  RulePack model = pack("bg4"), brigade = pack("de", RulePack::Role::brigade);
  model.plans = {plan("bg4-full", 30)};
  brigade.plans = {plan("bg4-full", 31)};
  CHECK(RuleBook({model, brigade}, {}).plan("bg4-full")->interval.count == 31);
  CHECK(RuleBook({brigade, model}, {}).plan("bg4-full")->interval.count == 31);
  CHECK(RuleBook({brigade, model}, {}).plansFor("bg4").size() == 1);
}

TEST_CASE("a swap owes what its row names; a star owes the full test; no row owes everything", "[core][rules]") {
  RulePack model = pack("bg4");
  model.procedures = {procedure("bg4-full", {"leak", "relief"}, true), procedure("bg4-mask", {"mask-tightness"})};
  model.swaps = {SwapRow{"bg4", "cylinder", {"leak"}, {}}, SwapRow{"bg4", "reducer", {"*"}, {}}};
  const RuleBook book({model}, {});
  CHECK(book.voidedBy("bg4", "cylinder") == std::vector<std::string>{"leak"});
  CHECK(book.voidedBy("bg4", "reducer") == std::vector<std::string>{"leak", "relief"});
  CHECK(book.voidedBy("bg4", "bag") == std::vector<std::string>{"leak", "relief", "mask-tightness"});
  CHECK(book.fullTest("bg4")->id == "bg4-full");
  CHECK(book.step("relief")->id == "relief");
  CHECK(book.step("nothing") == nullptr);
}
