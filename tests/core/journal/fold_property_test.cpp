// The fold's promise: the same facts give the same bytes, in whatever order they came, one by one or all at once.
#include <algorithm>
#include <random>

#include "core/journal/apply.h"
#include "tests/support/catch.h"
#include "tests/support/random_facts.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

std::vector<Fact> about(const std::vector<Fact>& facts, const Subject& subject) {
  std::vector<Fact> mine;
  for (const auto& fact : facts) {
    if (std::find(fact.subjects.begin(), fact.subjects.end(), subject) != fact.subjects.end()) mine.push_back(fact);
  }
  return mine;
}

// As a store does it: apply in log order, and refold where apply says so.
State keptAsTheyCome(const Subject& subject, const std::vector<Fact>& facts) {
  State state = emptyState(subject);
  std::vector<Fact> soFar;
  for (const auto& fact : facts) {
    soFar.push_back(fact);
    const State before = state;
    if (apply(state, subject, fact)) continue;
    CHECK(state == before);  // a refused fact leaves the state untouched
    state = fold(subject, soFar);
  }
  return state;
}

}  // namespace

TEST_CASE("any order of the same facts folds to the same bytes", "[core][journal][property]") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 dice(seed);
    const auto facts = randomFacts(dice, 60);
    for (const auto& subject : subjectsOf(facts)) {
      auto mine = about(facts, subject);
      const std::string bytes = stateBytes(fold(subject, mine));
      for (int shuffle = 0; shuffle < 4; ++shuffle) {
        std::shuffle(mine.begin(), mine.end(), dice);
        INFO("seed " << seed << ", " << subject.text());
        REQUIRE(stateBytes(fold(subject, mine)) == bytes);
      }
    }
  }
}

TEST_CASE("applying facts as they come gives what folding all of them gives", "[core][journal][property]") {
  for (std::uint32_t seed = 100; seed <= 140; ++seed) {
    std::mt19937 dice(seed);
    const auto facts = randomFacts(dice, 60);
    for (const auto& subject : subjectsOf(facts)) {
      const auto mine = about(facts, subject);
      INFO("seed " << seed << ", " << subject.text());
      REQUIRE(stateBytes(keptAsTheyCome(subject, mine)) == stateBytes(fold(subject, mine)));
    }
  }
}

TEST_CASE("a state comes back from its bytes as it was", "[core][journal][property]") {
  std::mt19937 dice(7);
  const auto facts = randomFacts(dice, 400);
  for (const auto& subject : subjectsOf(facts)) {
    const State state = fold(subject, about(facts, subject));
    const std::string bytes = stateBytes(state);
    const auto back = parseState(bytes);
    INFO(bytes);
    REQUIRE(back.ok());
    CHECK(*back == state);
    CHECK(stateBytes(*back) == bytes);
  }
}

TEST_CASE("the state of nothing comes back too", "[core][journal]") {
  for (const auto& subject : {unit("A"), rack("R"), squad("1"), person("P"), rules(), store()}) {
    CHECK(*parseState(stateBytes(emptyState(subject))) == emptyState(subject));
  }
}

TEST_CASE("bytes that are no state are refused", "[core][journal]") {
  for (const char* bytes :
       {"", "{}", "{\"revision\":0,\"type\":\"lamp\",\"value\":{}}", "{\"revision\":0,\"type\":\"unit\",\"value\":{\"code\":1}}",
        "{\"revision\":0,\"type\":\"unit\",\"value\":{\"colour\":\"red\"}}", "{\"revision\":0,\"type\":\"unit\",\"value\":{\"code\":\"\"}}",
        "{\"extra\":1,\"revision\":0,\"type\":\"unit\",\"value\":{}}"}) {
    INFO(bytes);
    CHECK_FALSE(parseState(bytes).ok());
  }
}
