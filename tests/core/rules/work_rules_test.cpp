// Plans with several triggers, working days, rounds and duties as a pack writes them, and what is refused with its place.
#include <algorithm>

#include "core/rules/parse_pack.h"
#include "tests/core/rules/shipped_packs.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const std::string kHead = R"(
name = "own"
revision = "1"
title = "Own"
role = "model"

[[source]]
id = "us"
document = "Our own"
confidence = "manual"

[[kind]]
id = "set"
title = "Set"
role = "apparatus"
prefix = "S-"

  [[kind.field]]
  id = "mass"
  title = "Mass"
  type = "quantity"
  unit = "g"

)";

std::string codeOf(const std::string& rest) {
  const auto pack = parsePack(kHead + rest, "own.toml");
  return pack ? "" : pack.problems().front().code;
}

std::string planWith(const std::string& keys) { return "[[plan]]\nid = \"p\"\nkind = \"set\"\ntitle = \"P\"\nsource = \"us\"\n" + keys; }

}  // namespace

TEST_CASE("a plan may have several triggers, and need not have a calendar", "[core][rules][plans]") {
  const auto pack = parsePack(kHead + planWith(R"(
hours = "100 h"
hours-warn = "10 h"
untimed-use = "4 h"
uses = 50
uses-warn = 5
after = ["worn", "mask-only"]
within = "2 d"
next = "from-due"
tolerance = "3 d"
lead = "14 d"

  [[plan.when]]
  field = "mass"
  at-least = "10 g"
)"),
                              "own.toml");
  REQUIRE(pack);
  const Plan& plan = pack->plans.front();
  CHECK_FALSE(plan.byCalendar);
  CHECK(plan.usedMinutes == 6000);
  CHECK(plan.untimedUse == 240);
  CHECK(plan.uses == 50);
  CHECK(plan.events == std::vector<std::string>{"worn", "mask-only"});
  CHECK(plan.fromDue);
  CHECK(plan.leadDays == 14);
  REQUIRE(plan.condition);
  CHECK(plan.condition->min->value.text() == "10 g");
}

TEST_CASE("a plan that cannot be meant is refused with its reason", "[core][rules][plans]") {
  CHECK(codeOf(planWith("every = \"30 d\"\n")).empty());
  CHECK(codeOf(planWith("")) == "missing-key");                     // nothing makes it due
  CHECK(codeOf(planWith("hours = \"100 h\"\n")) == "missing-key");  // what does a use without minutes count?
  CHECK(codeOf(planWith("after = [\"sneezed\"]\nwithin = \"1 d\"\n")) == "unknown-word");
  CHECK(codeOf(planWith("next = \"from-monday\"\nevery = \"7 d\"\n")) == "unknown-word");
  CHECK(codeOf(planWith("[[plan.when]]\nfield = \"mass\"\n")) == "missing-bound");
  CHECK(codeOf(planWith("[[plan.when]]\nat-least = \"1 g\"\n")) == "missing-key");
  CHECK(codeOf(planWith("[[plan.when]]\nfield = \"colour\"\nat-least = \"1 g\"\n")) == "dangling-id");
  CHECK(codeOf(planWith("position = \"mask\"\nafter = [\"worn\"]\nwithin = \"1 d\"\n")) == "wear-of-a-position");
  CHECK(codeOf(planWith("position = \"mask\"\nuses = 3\nprocedure = \"bg4-full\"\n")) == "wear-of-a-position");
}

TEST_CASE("working days, rounds, work and duties are read; what is misspelt is refused", "[core][rules][work]") {
  CHECK(codeOf("[[work-days]]\ndays-off = [\"sunday\"]\nclosed = [\"2026-10-01\"]\nopen = [\"2026-10-11\"]\nsource = \"us\"\n").empty());
  CHECK(codeOf("[[work-days]]\ndays-off = [\"caturday\"]\nsource = \"us\"\n") == "unknown-word");
  CHECK(codeOf("[[work-days]]\nclosed = [\"2026-02-30\"]\nsource = \"us\"\n") == "no-such-day");
  const std::string item = "  [[round.item]]\n  id = \"i\"\n  title = \"I\"\n  kind = \"set\"\n";
  const std::string round = "[[round]]\nid = \"r\"\ntitle = \"R\"\nsource = \"us\"\n";
  CHECK(codeOf(round + "shifts = [\"08:00\", \"20:00\"]\n" + item).empty());
  CHECK(codeOf(round + "shifts = [\"8 o'clock\"]\n" + item) == "no-such-time");
  CHECK(codeOf(round + "shifts = [\"24:00\"]\n" + item) == "no-such-time");
  CHECK(codeOf(round + item) == "missing-key");  // how often?
  CHECK(codeOf(round + "shifts = [\"08:00\"]\nevery = \"7 d\"\n" + item) == "missing-key");
  CHECK(codeOf(round + "every = \"7 d\"\n") == "missing-key");  // nothing is asked
  CHECK(codeOf("[[duty]]\nid = \"chief\"\ntitle = \"Chief\"\nmay = [\"take-unready\"]\nsource = \"us\"\n").empty());
  CHECK(codeOf("[[duty]]\nid = \"chief\"\ntitle = \"Chief\"\nmay = [\"sleep\"]\nsource = \"us\"\n") == "unknown-word");
  CHECK(codeOf("[[work]]\nid = \"w\"\nfrom = \"whim\"\nsource = \"us\"\n") == "unknown-word");
}

TEST_CASE("the shipped duties are those there were, and a brigade's row takes the place of one", "[core][rules][work]") {
  auto work = shippedPackOf("work");
  RulePack own;
  own.name = "own", own.role = RulePack::Role::brigade;
  own.duties = {{"technician", "Technician", {"assign-work"}, source()}};
  const RuleBook book({work, own}, {});
  const auto duties = book.duties();
  REQUIRE(duties.size() == 8);
  std::vector<std::string> ids;
  for (const auto* duty : duties) ids.push_back(duty->id);
  CHECK(ids == std::vector<std::string>{"equipment-officer", "technician", "filler", "squad-leader", "commander", "rescuer", "keeper", "auditor"});
  CHECK(duties[1]->may == std::vector<std::string>{"assign-work"});
  CHECK(book.workFrom(WorkRule::From::step) != nullptr);
  REQUIRE(book.round("shift-round"));
  CHECK(book.round("shift-round")->shifts == std::vector<std::string>{"00:00", "08:00", "16:00"});
}

TEST_CASE("each brigade's pack says which squads must remain and on which days it works", "[core][rules][work]") {
  for (const char* name : {"cn-mine-rescue", "us-49", "de-plan"}) {
    INFO(name);
    const auto pack = shippedPackOf(name);
    REQUIRE(pack.workCalendar);
    CHECK_FALSE(pack.workCalendar->works(day("2026-11-22")));  // a Sunday
    CHECK(pack.workCalendar->works(day("2026-11-23")));
    CHECK(std::any_of(pack.figures.begin(), pack.figures.end(), [](const Figure& figure) { return figure.id == "squads.minimum"; }));
  }
}

TEST_CASE("what differs in plans, rounds and duties is said before a revision is adopted", "[core][rules][work]") {
  auto before = shippedPackOf("work"), after = before;
  after.rounds.front().items.front().severity = Severity::warn;
  after.duties.front().may.clear();
  after.workRules.front().withinDays = 9;
  CHECK(difference(before, after).size() == 3);
  auto wear = shippedPackOf("wear"), changed = wear;
  changed.plans.front().uses = 60, changed.plans.front().toleranceDays = 2;
  CHECK(difference(wear, changed).size() == 2);
}
