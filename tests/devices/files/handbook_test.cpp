// The handbook page is held to its word: its example is taken out of the page and read, and every key and reason stands in it.
#include <regex>
#include <set>

#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

std::string page() { return tests::slurp(tests::sourcePath("data/docs/import.md")); }

// All blocks that open with ```<mark>, joined.
std::string blocks(const std::string& text, const std::string& mark) {
  std::istringstream in(text);
  std::string line, out;
  bool inside = false;
  while (std::getline(in, line)) {
    if (line == "```" + mark)
      inside = true;
    else if (line == "```")
      inside = false;
    else if (inside)
      out += line + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a profile written step by step by the handbook reads the handbook's file as the page says", "[devices][files][docs]") {
  const auto profile = tests::profileOf(blocks(page(), "toml example"));
  const std::string file = blocks(page(), "csv example");
  const auto read = tests::readText(file, profile);
  INFO(describe(read));
  REQUIRE(read.refused.empty());
  REQUIRE(read.tests.size() == 3);
  const auto reading = [&](std::size_t test, const char* step) { return read.tests[test].run.find(step)->attempts.at(0).reading; };
  CHECK(read.tests[0].lines == std::vector<int>{6});
  CHECK(read.tests[0].serial == "DEMO-BG4-0003");
  CHECK(read.tests[0].bench == "7781");
  CHECK(read.tests[0].tester == "KL");
  CHECK(core::text(read.tests[0].run.startedAt) == "2026-03-05T00:12:00Z");
  CHECK(reading(0, "positive-leak").value->text() == "35.5 Pa");
  CHECK(reading(0, "relief-valve").value->text() == "420 Pa");
  CHECK(reading(0, "constant-dosage").value->text() == "1.68 L/min");
  CHECK(reading(0, "residual-warning").works == true);
  CHECK(reading(1, "relief-valve").censored == core::Censored::atLeast);
  CHECK(reading(2, "positive-leak").flags == std::vector<core::ReadingFlag>{core::ReadingFlag::overRange});
  CHECK(reading(2, "residual-warning").works == false);
  REQUIRE(read.bad.size() == 2);
  CHECK(read.bad[0].line == 8);
  CHECK(read.bad[0].problem.code == "wrong-decimal-sign");
  CHECK(read.bad[1].line == 10);
  CHECK(read.bad[1].problem.code == "cut-line");
  const std::vector<devices::Profile> mine{profile};
  CHECK(devices::bestProfile(file, mine, tests::beijing()).ok());  // "next time the file is recognised by itself"
}

TEST_CASE("the handbook explains every key that a profile may have", "[devices][files][docs]") {
  const std::string text = page();
  const std::string source = tests::slurp(tests::sourcePath("devices/files/profile_parse.cpp"));
  const std::regex call(R"re((?:text|need|texts|anyText|number|flag|table|tables|readUnit|readRequired|readOptional)\((?:\w+, )?"([a-z_]+)")re");
  std::set<std::string> keys{"date_column", "time_column", "column"};
  for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at) keys.insert((*at)[1].str());
  CHECK(keys.size() > 30);
  for (const std::string& key : keys) {
    INFO(key);
    const bool named = text.find("`" + key + "`") != std::string::npos || text.find("`[" + key + "]`") != std::string::npos ||
                       text.find("`[[" + key + "]]`") != std::string::npos || text.find("[" + key + ".") != std::string::npos;
    CHECK(named);
  }
}

TEST_CASE("the handbook explains every reason for quarantine", "[devices][files][docs]") {
  const std::string text = page();
  const std::regex code(R"re((?:Problem\{|defect\()"([a-z0-9-]+)")re");
  std::set<std::string> codes;
  for (const char* file : {"csv_reader", "row_reader", "value_cell", "test_groups"}) {
    const std::string source = tests::slurp(tests::sourcePath(std::string("devices/files/") + file + ".cpp"));
    for (std::sregex_iterator at(source.begin(), source.end(), code), end; at != end; ++at) codes.insert((*at)[1].str());
  }
  CHECK(codes.size() > 15);
  for (const std::string& each : codes) {
    INFO(each);
    CHECK(text.find("`" + each + "`") != std::string::npos);
  }
}

TEST_CASE("the handbook names every step that a file of the BG4 may hold", "[devices][files][docs]") {
  const std::string text = page(), pack = tests::slurp(tests::sourcePath("data/rules/bg4.toml"));
  const std::regex step(R"re(\[\[procedure\.step\]\]\s+id = "([a-z-]+)")re");
  int steps = 0;
  for (std::sregex_iterator at(pack.begin(), pack.end(), step), end; at != end; ++at) {
    if ((*at)[1].str().starts_with("mask-")) continue;  // of the mask's own test
    INFO((*at)[1].str());
    CHECK(text.find("`" + (*at)[1].str() + "`") != std::string::npos);
    ++steps;
  }
  CHECK(steps == 15);
}
