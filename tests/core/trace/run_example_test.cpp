// The published examples come out as their sources say, under the rules as they are shipped.
#include "core/trace/run_example.h"

#include <fstream>
#include <iterator>

#include "core/rules/parse_pack.h"
#include "tests/support/catch.h"

using namespace muster::core;

namespace {

std::string textOf(const std::string& file) {
  std::ifstream in(std::string(MUSTER_SOURCE_DIR) + "/" + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const RuleBook& shipped() {
  static const RuleBook kBook = [] {
    std::vector<RulePack> packs;
    for (const char* file :
         {"data/catalogue/squad-list.toml", "data/catalogue/calibrators.toml", "data/rules/bg4.toml", "data/rules/cn-mine-rescue.toml"}) {
      packs.push_back(parsePack(textOf(file), file).value());
    }
    return RuleBook(std::move(packs), {});
  }();
  return kBook;
}

}  // namespace

TEST_CASE("every published example comes out as its source says", "[core][trace][examples]") {
  const auto examples = parseExamples(textOf("data/examples/published.toml"), "published.toml");
  REQUIRE(examples.ok());
  CHECK(examples->size() >= 18);
  for (const auto& example : examples.value()) {
    const auto result = runExample(example, shipped());
    INFO(example.id << ": " << result.got);
    CHECK(result.good);
    CHECK_FALSE(example.source.document.empty());
  }
}

TEST_CASE("an example that expects something else is told, not passed over", "[core][trace][examples]") {
  auto examples = parseExamples(textOf("data/examples/published.toml"), "published.toml").value();
  for (auto& example : examples) {
    example.expect = example.expect == "pass" ? "fail" : "pass";
    CHECK_FALSE(runExample(example, shipped()).good);
  }
}

TEST_CASE("an example of a step that no adopted rule has is not good", "[core][trace][examples]") {
  const Example example{"x", "step", {}, {{"step", "nowhere"}, {"value", "1 mbar"}}, "pass", {}};
  CHECK_FALSE(runExample(example, RuleBook()).good);
}

TEST_CASE("a mistake in a file of examples is named with its line", "[core][trace][examples]") {
  const std::string text =
      "[[source]]\nid = \"s\"\ndocument = \"d\"\nconfidence = \"manual\"\n[[example]]\nid = \"a\"\ntitle = \"t\"\nkind = \"guess\"\nexpect = "
      "\"pass\"\nsource = \"s\"\n";
  const auto read = parseExamples(text, "mine.toml");
  REQUIRE_FALSE(read.ok());
  CHECK(read.problems().front().code == "unknown-word");
  CHECK(read.problems().front().where.line == 8);
  CHECK(read.problems().front().where.file == "mine.toml");
}
