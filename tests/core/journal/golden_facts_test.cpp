// Facts are for ever: one golden file for each kind and version that was ever written; its bytes must read, and write back,
// unchanged.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/journal/json.h"
#include "tests/support/catch.h"
#include "tests/support/sample_facts.h"

using namespace muster::core;
using namespace muster::tests;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(MUSTER_SOURCE_DIR) / "tests/golden/facts";

fs::path fileOf(std::string kind) { return kFolder / (kind.replace(kind.find('/'), 1, "-") + ".json"); }

std::string bytesOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("every kind of fact has a golden file", "[core][journal][golden]") {
  for (const auto& kind : kinds()) {
    INFO(kind);
    CHECK(fs::exists(fileOf(kind)));
  }
}

TEST_CASE("every golden fact reads, and writes back byte for byte", "[core][journal][golden]") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    INFO(entry.path().filename());
    const std::string bytes = bytesOf(entry.path());
    const auto fact = parseFact(bytes);
    REQUIRE(fact.ok());
    CHECK(canonicalBytes(*fact) == bytes);
    const auto happening = read(*fact);
    REQUIRE(happening.ok());
    CHECK(fileOf(fact->kind) == entry.path());
    // The same happening drafted today gives the body and the subjects that stand in the file.
    if (fact->kind == kindOf(*happening)) {
      const auto again = draft(*happening, fact->occurredAt, fact->by, fact->assurance);
      CHECK(again.body.bytes() == fact->body.bytes());
      CHECK(again.subjects == fact->subjects);
    }
    ++count;
  }
  CHECK(count >= kinds().size());
}

TEST_CASE("a happening with every field filled comes back as it was", "[core][journal]") {
  const auto samples = sampleHappenings();
  REQUIRE(samples.size() == std::variant_size_v<Happening>);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    INFO(kindOf(samples[i]));
    CHECK(samples[i].index() == i);
    const Fact fact = sampleFact(samples[i], i + 1);
    const auto parsed = parseFact(canonicalBytes(fact));
    REQUIRE(parsed.ok());
    CHECK(*parsed == fact);
    const auto back = read(*parsed);
    REQUIRE(back.ok());
    CHECK(*back == samples[i]);
  }
}

TEST_CASE("a fact of an unknown kind or version asks for the newer program", "[core][journal]") {
  Fact fact = sampleFact(PersonLeft{"P012"}, 1);
  for (const std::string kind : {"PersonLeft/2", "PersonPromoted/1", ""}) {
    fact.kind = kind;
    const auto happening = read(fact);
    REQUIRE_FALSE(happening.ok());
    CHECK(happening.problems().front().code == "newer-program");
  }
}

TEST_CASE("a body with a field nobody knows, or of the wrong type, is refused and named", "[core][journal]") {
  Fact fact = sampleFact(UnitPlaced{"BG4-07", "R04", "A1", true}, 1);
  const Json said = *parseCanonical(fact.body.bytes());
  const auto with = [&](const std::string& name, Json value) {
    Json::Object object = *said.asObject();
    object.insert_or_assign(name, std::move(value));
    fact.body = Body(canonical(Json(std::move(object))));
    return read(fact).problems().front().where.field;
  };
  CHECK(with("colour", "red") == "colour");
  CHECK(with("zone", "red") == "zone");
  CHECK(with("home", "yes") == "home");
  CHECK(with("rack", 4) == "rack");
}

// Writes the golden file of each kind that has none; what stands is never touched. Run it by its name after adding a kind.
TEST_CASE("write missing golden facts", "[.write-golden-facts]") {
  std::uint64_t index = 0;
  for (const auto& happening : sampleHappenings()) {
    const Fact fact = sampleFact(happening, ++index);
    if (!fs::exists(fileOf(fact.kind))) std::ofstream(fileOf(fact.kind), std::ios::binary) << canonicalBytes(fact);
  }
}
