#include "devices/files/profile.h"

#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

const std::string kGood = R"(format = 1
name = "mine"
shape = "wide"
procedure = "bg4-full"
[file]
separator = ","
[apparatus]
column = "Serial"
[bench]
fixed = "TB-01"
[started]
column = "Start"
form = "iso"
[[step]]
step = "positive-leak"
column = "Leak"
unit = "mbar"
)";

std::string changed(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// "code line:column" of the first problem.
std::string firstProblem(const std::string& text) {
  const auto profile = devices::parseProfile(text, "mine.toml");
  if (profile) return "none";
  const auto& problem = profile.problems().front();
  CHECK(problem.where.file == "mine.toml");
  return problem.code + " " + std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column);
}

}  // namespace

TEST_CASE("a small profile is enough", "[devices][files]") {
  const auto profile = tests::profileOf(kGood);
  CHECK(profile.bench.fixed == "TB-01");
  CHECK(profile.steps.at(0).unit == core::Unit::millibar);
  CHECK_FALSE(profile.zoneMinutes);
}

TEST_CASE("whatever is wrong in a profile is named with line and column", "[devices][files]") {
  CHECK(firstProblem(changed("separator = \",\"", "separater = \",\"")).substr(0, 13) == "missing-key 5");
  CHECK(firstProblem(changed("unit = \"mbar\"", "unit = \"mbar\"\nlimit = 3")) == "unknown-key 18:1");
  CHECK(firstProblem(changed("\"mbar\"", "\"furlong\"")) == "unknown-unit 17:8");
  CHECK(firstProblem(changed("\"iso\"", "\"yy-mm-dd\"")) == "unknown-date-form 13:8");
  CHECK(firstProblem(changed("\"iso\"", "[\"mm/dd/yyyy\", \"dd/mm/yyyy\"]")) == "ambiguous-date-form 13:8");
  CHECK(firstProblem(changed("\"wide\"", "\"tall\"")) == "unknown-word 3:9");
  CHECK(firstProblem(changed("\",\"", "\"&\"")) == "unknown-separator 6:13");
  CHECK(firstProblem(changed("\"mbar\"", "\"L/min\"")) == "missing-flow-state 14:1");
  CHECK(firstProblem(changed("\"mbar\"", "\"L/min\"\nflow = \"oxygen\"")) == "unknown-flow-state 18:8");
  CHECK(firstProblem(changed("fixed = \"TB-01\"", "fixed = 1")).substr(0, 12) == "wrong-type 1");
  CHECK(firstProblem(changed("fixed = \"TB-01\"", "fixed = \"B\"\ncolumn = \"C\"")) == "two-sources 9:1");
  CHECK(firstProblem(changed("format = 1", "format = 2")) == "unknown-format 1:10");
  CHECK(firstProblem(changed("name = \"mine\"", "name = \"mine")).substr(0, 9) == "not-toml ");
  CHECK(firstProblem(kGood + "[[step]]\nstep = \"relief-valve\"\ncolumn = \"LEAK\"\n") == "doubled 19:8");
}

TEST_CASE("characters outside quotes are refused before the TOML library sees them", "[devices][files]") {
  CHECK(firstProblem(changed("name = \"mine\"", "name = “mine”")) == "non-ascii 2:8");
  CHECK(firstProblem(changed("name = \"mine\"", "名 = \"mine\"")) == "non-ascii 2:1");
  CHECK(firstProblem(changed("name = \"mine\"", "name = \"矿\" # 矿山")) == "none");
  CHECK(firstProblem(changed("[file]", "[= \"D\"")) == "bad-header 5:1");  // found by fuzzing: the library asserts on it
  CHECK(firstProblem(changed("[file]", "  [[ .file]]")) == "bad-header 5:3");
  CHECK(firstProblem(changed("form = \"iso\"", "form = [\n[\"iso\"],\n  \"iso\"]")) == "wrong-type 14:1");  // brackets of a value are no header
}

TEST_CASE("all problems are told, not the first", "[devices][files]") {
  const auto profile = devices::parseProfile("format = 1\nshape = \"long\"\n", "mine.toml");
  REQUIRE_FALSE(profile);
  CHECK(profile.problems().size() >= 6);
}

TEST_CASE("every shipped profile parses and its name is its file's", "[devices][files]") {
  CHECK(tests::shippedProfiles().size() >= 5);
  for (const auto& profile : tests::shippedProfiles()) CHECK(profile.name + ".toml" == profile.file);
}
