// Whatever goes wrong on the cable, no apparatus that is not good is ever passed: played runs through the real drivers, judged by the shipped rules.
#include <filesystem>
#include <random>

#include "core/journal/fields_test.h"
#include "core/judgement/judge.h"
#include "core/rules/parse_pack.h"
#include "tests/devices/instruments/virtual_plug.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::vector<Model> pressureModels() {
  std::vector<Model> models;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(MUSTER_SOURCE_DIR) + "/data/config/instruments")) {
    auto model = tests::shippedModel(entry.path().stem().string());
    const bool reaches = !model.channels.empty() && model.channels.front().dimension == core::Dimension::pressure &&
                         (!model.channels.front().to || core::compare(*model.channels.front().to, core::Quantity::parse("1000 Pa").value()) >= 0);
    if (reaches) models.push_back(std::move(model));
  }
  std::sort(models.begin(), models.end(), [](const Model& a, const Model& b) { return a.id < b.id; });
  return models;
}

const core::RuleBook& rules() {
  static const core::RuleBook book({core::parsePack(tests::textOf("data/rules/bg4.toml"), "bg4.toml").value()}, {});
  return book;
}

core::Standing validOne() {
  core::Standing standing;
  standing.kind = core::Standing::Kind::valid;
  return standing;
}

std::optional<core::StepVerdict> judged(const Model& model, const char* id, Condition condition, Fault fault, std::uint64_t seed) {
  const auto* step = rules().step(id);
  const auto reading = tests::attempt(model, *step, condition, fault, seed);
  if (!reading) return std::nullopt;
  return core::judgeStep(*step, *reading, rules(), validOne());
}

// A replay over several talks: the end of one is not the end of what was recorded.
class StaysOpen : public ByteStream {
 public:
  explicit StaysOpen(ByteStream& below) : below_(below) {}
  bool write(std::string_view bytes) override { return below_.write(bytes); }
  Got read(std::string& into, Patience patience) override { return below_.read(into, patience); }
  void close() override {}

 private:
  ByteStream& below_;
};

struct Bad {
  const char* step;
  Condition condition;
};
constexpr Bad kBad[] = {{"positive-leak", Condition::leaky},    {"positive-leak", Condition::warming}, {"inhalation-valve", Condition::leaky},
                        {"exhalation-valve", Condition::leaky}, {"drain-valve", Condition::leaky},     {"relief-valve", Condition::capLeft},
                        {"minimum-valve", Condition::leaky}};

// How many of so many runs on what is not good were passed, and how many readings came through at all.
std::pair<int, int> passedOf(int runs, std::uint64_t seed) {
  const auto models = pressureModels();
  std::mt19937_64 chance(seed);
  int passed = 0, decided = 0;
  for (int run = 0; run < runs; ++run) {
    const auto& model = models[chance() % models.size()];
    const auto& bad = kBad[chance() % std::size(kBad)];
    const Fault fault = chance() % 8 == 0 ? Fault::none : allFaults()[chance() % allFaults().size()];
    const auto one = chance();
    const auto verdict = judged(model, bad.step, bad.condition, fault, one);
    if (verdict) ++decided;
    if (!verdict || verdict->verdict != core::Verdict::pass) continue;
    ++passed;
    UNSCOPED_INFO(model.id << " " << bad.step << " " << nameOf(bad.condition) << " with " << nameOf(fault) << ", seed " << one << ": passed");
  }
  return {passed, decided};
}

}  // namespace

TEST_CASE("A good apparatus on a good cable passes step by step, whatever the instrument", "[live]") {
  for (const auto& model : pressureModels()) {
    for (const auto* step : {"inhalation-valve", "exhalation-valve", "drain-valve", "positive-leak", "relief-valve", "minimum-valve"}) {
      INFO(model.id << " " << step);
      const auto verdict = judged(model, step, Condition::good, Fault::none, 5);
      REQUIRE(verdict);
      CHECK(verdict->verdict == core::Verdict::pass);
    }
  }
}

TEST_CASE("Echo and answers in pieces cost no reading at all", "[live]") {
  for (const auto& model : pressureModels()) {
    for (const Fault fault : {Fault::echo, Fault::split}) {
      INFO(model.id << " " << nameOf(fault));
      const auto verdict = judged(model, "positive-leak", Condition::good, fault, 4);
      REQUIRE(verdict);
      CHECK(verdict->verdict == core::Verdict::pass);
    }
  }
}

TEST_CASE("A recorded session replayed gives the same test run, byte for byte", "[live]") {
  const auto bytes = [](const core::Reading& reading) {
    core::TestRun run;
    run.unit = "BG4-07", run.procedure = "bg4-full", run.bench = "TB-01", run.origin = "live";
    run.steps = {{"positive-leak", {{reading, {}}}, {}}};
    std::string text;
    core::codec::append(run, text);
    return text;
  };
  for (const auto& model : pressureModels()) {
    for (const Fault fault : {Fault::none, Fault::split, Fault::garbage, Fault::drop}) {
      INFO(model.id << " " << nameOf(fault));
      const auto& step = *rules().step("positive-leak");
      Transcript transcript;
      const auto live = tests::attempt(model, step, Condition::leaky, fault, 21, &transcript);
      if (!live) continue;  // spoiled: there is nothing to replay into a reading
      const auto kept = Transcript::parse(transcript.text());
      REQUIRE(kept);
      ScriptedStream replayed(*kept);
      replayed.pass(Patience{1000});  // the played time begins at a second: transaction numbers are taken from it
      StaysOpen open(replayed);
      const auto again = tests::attemptOver(replayed, open, model, step);
      REQUIRE(again);
      CHECK(bytes(*again) == bytes(*live));
    }
  }
}

TEST_CASE("Each kind of trouble is told as what it is", "[live]") {
  const auto model = tests::shippedModel("const-681");
  CHECK(judged(model, "positive-leak", Condition::leaky, Fault::none, 3)->verdict == core::Verdict::fail);
  const auto warm = judged(model, "positive-leak", Condition::warming, Fault::none, 3);
  CHECK(warm->verdict == core::Verdict::noDecision);
  CHECK(core::english(warm->reason).find("warming") != std::string::npos);
  CHECK(judged(model, "relief-valve", Condition::capLeft, Fault::none, 3)->verdict == core::Verdict::fail);
  CHECK(judged(model, "inhalation-valve", Condition::leaky, Fault::none, 3)->verdict == core::Verdict::fail);
  CHECK(judged(model, "relief-valve", Condition::drifting, Fault::none, 3)->verdict == core::Verdict::pending);
}

TEST_CASE("An instrument beyond its range passes nothing, not even a good apparatus", "[live]") {
  for (const auto& model : pressureModels()) {
    INFO(model.id);
    for (const auto* step : {"inhalation-valve", "positive-leak", "relief-valve"}) {
      const auto verdict = judged(model, step, Condition::good, Fault::overRange, 9);
      CHECK((!verdict || verdict->verdict != core::Verdict::pass));
    }
  }
}

TEST_CASE("No fault on the cable passes what is not good: 500 played runs", "[live]") {
  const auto [passed, decided] = passedOf(500, 2026);
  CHECK(passed == 0);
  CHECK(decided > 125);  // a quarter at least comes to a reading: the test is not passed by silence
}

TEST_CASE("No fault on the cable passes what is not good: 10,000 played runs", "[live][.long]") {
  const auto [passed, decided] = passedOf(10'000, 11);
  CHECK(passed == 0);
  CHECK(decided > 2'500);
}
