#include "core/rules/parse_pack.h"

#include <random>

#include "tests/core/rules/shipped_packs.h"
#include "tests/support/catch.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const std::string kHead = R"(name = "probe"
revision = "1"
title = "probe"
role = "model"
[[source]]
id = "sheet"
document = "sheet"
confidence = "manual"
[[kind]]
id = "set"
title = "set"
[[procedure]]
id = "full"
kind = "set"
title = "full"
[[procedure.step]]
id = "relief"
title = "relief"
measure = "value"
unit = "mbar"
source = "sheet"
)";

Outcome<RulePack> parsed(const std::string& text) { return parsePack(text, "probe.toml"); }

Outcome<RulePack> withLimit(const std::string& keys) {
  return parsed(kHead + "[[procedure.step.limit]]\nid = \"a\"\nsource = \"sheet\"\n" + keys + "\n");
}

std::string firstCode(const Outcome<RulePack>& outcome) { return outcome ? "" : outcome.problems().front().code; }

}  // namespace

TEST_CASE("every fault of a pack is named with its file, line, column and remedy", "[core][rules]") {
  for (const char* name : {"many-faults", "full-width-quotes", "unclosed", "not-utf8", "empty"}) {
    const Outcome<RulePack> pack = parsePack(textOf("tests/golden/rules/" + std::string(name) + ".toml"), std::string(name) + ".toml");
    REQUIRE_FALSE(pack);
    std::string found;
    for (const Problem& problem : pack.problems()) {
      CHECK(problem.where.line > 0);
      CHECK(problem.where.column > 0);
      CHECK_FALSE(problem.remedy.empty());
      found += problem.code + " " + english(problem) + "\n";
    }
    CHECK(found == textOf("tests/golden/rules/" + std::string(name) + ".problems"));
  }
}

TEST_CASE("a bound says itself whether it passes, and an empty or doubled one is refused", "[core][rules]") {
  const Limit limit = withLimit("above = \"1.50 mbar\"\nat-most = \"190 Pa\"").value().limits.front();
  CHECK(limit.id == "relief.a");
  CHECK_FALSE(limit.min->inclusive);
  CHECK(limit.min->value.text() == "1.50 mbar");
  CHECK(limit.max->inclusive);
  CHECK(firstCode(withLimit("")) == "missing-bound");
  CHECK(firstCode(withLimit("above = \"2 mbar\"\nat-most = \"200 Pa\"")) == "empty-bounds");
  CHECK(firstCode(withLimit("at-least = \"2 mbar\"\nat-most = \"2 mbar\"")) == "equality-limit");
  CHECK(firstCode(withLimit("at-least = \"2 mbar\"\nabove = \"3 mbar\"")) == "two-bounds");
  CHECK(firstCode(withLimit("at-most = 2")) == "bare-number");
  CHECK(firstCode(withLimit("at-most = \"2\"")) == "missing-unit");
  CHECK(firstCode(withLimit("at-most = \"2 L/min\"")) == "wrong-dimension");
  CHECK(firstCode(withLimit("flow = \"sideways\"\nat-most = \"2 mbar\"")) == "bad-flow-state");
}

TEST_CASE("Chinese stands in quotes and comments, never outside", "[core][rules]") {
  CHECK(parsed(kHead + "# 注释\n[[figure]]\nid = \"f\"\ntitle = { en = \"f\", zh = \"数\" }\nvalue = \"20 °C\"\nsource = \"sheet\"\n").ok());
  CHECK(firstCode(parsed(kHead + "数 = 1\n")) == "non-ascii");
  CHECK(firstCode(parsed(kHead + "a = \"\"\"\n两行\n\"\"\"\n数 = 1\n")) == "non-ascii");
  CHECK(firstCode(parsed(kHead + "a = 'it''数'\n")) != "non-ascii");
}

TEST_CASE("a pack that needs others may speak of what they hold; together they must hold it", "[core][rules]") {
  const std::string plan = "[[plan]]\nid = \"p\"\nkind = \"elsewhere\"\ntitle = \"p\"\nevery = \"30 d\"\nsource = \"sheet\"\n";
  CHECK(firstCode(parsed(kHead + plan)) == "dangling-id");
  const auto needy = parsed("needs = [\"other\"]\n" + kHead + plan);
  REQUIRE(needy);
  const Problems problems = checkTogether({needy.value()});
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].where.field == "probe");
  CHECK(problems[1].where.field == "p");
}

TEST_CASE("random damage to a pack never does more than make it refused", "[core][rules]") {
  const std::string whole = textOf("data/rules/bg4.toml");
  std::mt19937 random(20261123);
  const auto pick = [&random](std::size_t n) { return random() % n; };
  const std::string bits = "\"'[]{}=.#\\\n\t \xE6\xB0\xA7\xFF-+0:,u";
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    const std::size_t from = pick(whole.size());
    std::string text = whole.substr(0, 2600) + whole.substr(from, 400 + pick(1200));
    for (std::size_t hits = 1 + pick(6); hits > 0; --hits) {
      const std::size_t at = pick(text.size());
      switch (pick(4)) {
        case 0: text.erase(at, 1 + pick(20)); break;
        case 1: text.insert(at, 1, bits[pick(bits.size())]); break;
        case 2: text[at] = static_cast<char>(pick(256)); break;
        default: text.insert(at, text.substr(pick(text.size()), pick(60))); break;
      }
      if (text.empty()) text = " ";
    }
    const Outcome<RulePack> pack = parsePack(text, "damaged.toml");
    refused += !pack;
    for (const Problem& problem : pack.problems()) CHECK(problem.where.line > 0);
  }
  CHECK(refused > 100);
}

TEST_CASE("whatever changes in a pack shows in the difference, and nothing else does", "[core][rules]") {
  const RulePack before = shippedPackOf("bg4");
  CHECK(difference(before, before).empty());

  RulePack after = before;
  after.limits.front().min->inclusive = false;
  REQUIRE(difference(before, after).size() == 1);
  CHECK(english(difference(before, after).front()) == "limit inhalation-valve.benchman: at-least 10 mbar -> above 10 mbar");

  after = before;
  after.plans.front().warnDays = 3;
  after.figures.pop_back();
  CHECK(difference(before, after).size() == 2);
  after = before;
  after.kinds.front().positions.front().required = false;
  after.procedures.front().steps.front().instruction.zh += "！";
  after.swaps.front().voids.pop_back();
  CHECK(difference(before, after).size() == 3);
  after = before;
  after.kinds.front().fields.front().required = true;
  after.limits.back().source.confidence = Confidence::recalled;
  CHECK(difference(before, after).size() == 2);
}

TEST_CASE("what only shows when packs stand together is told with the place in the file too", "[core][rules]") {
  const std::string text =
      "name = \"ours\"\nrevision = \"1\"\nrole = \"brigade\"\ntitle = \"Ours\"\nneeds = [\"bg5\"]\n"
      "[[source]]\nid = \"order\"\ndocument = \"Order 12\"\nconfidence = \"manual\"\n"
      "[[limit]]\nstep = \"relieve-valve\"\nid = \"ours\"\nat-most = \"6 mbar\"\nsource = \"order\"\n";
  const auto pack = parsePack(text, "ours.toml");
  REQUIRE(pack);
  const auto problems = withPlaces(checkTogether({*pack}), text, "ours.toml");
  REQUIRE(problems.size() == 2);
  CHECK(english(problems[0]).starts_with("ours.toml:5:"));
  CHECK(english(problems[1]).starts_with("ours.toml:11:"));
  // Another pack's problems keep their own name.
  CHECK(withPlaces(checkTogether({*pack}), "name = \"other\"\n", "other.toml").front().where.file == "ours");
}

TEST_CASE("a brigade's own limit must fit the step of the model it bounds", "[core][rules]") {
  const auto model = parsed(kHead + "[[procedure.step]]\nid = \"alarm\"\ntitle = \"alarm\"\nsource = \"sheet\"\n");
  REQUIRE(model);
  const auto problemOf = [&](const std::string& step, const std::string& bound) {
    const std::string text =
        "name = \"ours\"\nrevision = \"1\"\nrole = \"brigade\"\ntitle = \"Ours\"\nneeds = [\"probe\"]\n"
        "[[source]]\nid = \"order\"\ndocument = \"Order 12\"\nconfidence = \"manual\"\n[[limit]]\nstep = \"" +
        step + "\"\nid = \"ours\"\nat-most = \"" + bound + "\"\nsource = \"order\"\n";
    const auto pack = parsePack(text, "ours.toml");
    REQUIRE(pack);
    const auto problems = withPlaces(checkTogether({*model, *pack}), text, "ours.toml");
    return problems.empty() ? std::string() : problems.front().code + " " + std::to_string(problems.front().where.line);
  };
  CHECK(problemOf("relief", "6 mbar").empty());
  CHECK(problemOf("relief", "0.6 kPa").empty());
  CHECK(problemOf("relief", "6 L/min") == "wrong-dimension 11");
  CHECK(problemOf("alarm", "60 bar") == "limit-on-works 11");
}

TEST_CASE("decisions, budgets and what an instrument must show are read", "[core][rules]") {
  const auto pack = parsePack(R"(name = "brigade-x"
revision = "1"
role = "brigade"
title = "X"
needs = ["bg4"]
[[source]]
id = "own"
document = "Own rule"
confidence = "manual"
[[decision]]
step = "relief-valve"
rule = "pending-zone"
corrected = true
source = "own"
[[budget]]
step = "relief-valve"
title = "Class"
value = "0.16 mbar"
stands-for-certificate = true
source = "own"
[[instrument]]
kind = "bench"
compulsory = true
review = true
source = "own"
  [[instrument.range]]
  at-least = "-10 mbar"
  at-most = "10 mbar"
  uncertainty = "0.1 mbar"
)",
                              "x.toml");
  REQUIRE(pack.ok());
  CHECK(pack->decisions.front().rule == DecisionRule::pendingZone);
  CHECK(pack->decisions.front().corrected);
  CHECK(pack->budgets.front().standsForCertificate);
  CHECK(pack->instruments.front().ranges.size() == 1);
  CHECK(difference(RulePack{}, *pack).size() > 3);
}

TEST_CASE("a decision for a step without a budget is refused: it could decide nothing", "[core][rules]") {
  auto rules = shippedPackOf("bg4");
  REQUIRE(checkTogether({rules}).empty());
  std::erase_if(rules.budgets, [](const BudgetRow& row) { return row.step == "relief-valve"; });
  rules.decisions.push_back({"relief-valve", DecisionRule::guardBand, false, rules.limits.front().source});
  const auto problems = checkTogether({rules});
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().code == "no-budget");
  rules.decisions.front().rule = DecisionRule::simple;
  CHECK(checkTogether({rules}).empty());
}
