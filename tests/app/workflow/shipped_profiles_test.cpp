// The mapping profiles that come with the program fit the rules that come with it, and read the samples that come with it.
#include <filesystem>
#include <fstream>

#include "app/ports/shipped.h"
#include "app/workflow/import_file.h"
#include "app/workflow/import_profiles.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
namespace fs = std::filesystem;

namespace {

const fs::path kRoot = MUSTER_SOURCE_DIR;

std::vector<app::PackOffer> packsWith(const std::string& brigadePack) {
  std::vector<app::PackOffer> offers, last;
  for (const auto& pack : app::shippedPacks({})) {
    const auto parsed = core::parsePack(pack.text, pack.name);
    if (parsed->role != core::RulePack::Role::brigade)
      offers.push_back({pack.origin, pack.text});
    else if (parsed->name == brigadePack)
      last.push_back({pack.origin, pack.text});
  }
  offers.insert(offers.end(), last.begin(), last.end());
  return offers;
}

}  // namespace

TEST_CASE("every shipped profile speaks of steps and units that the shipped rules have", "[app][workflow][import]") {
  for (const auto* pack : {"cn-mine-rescue", "us-49", "de-plan"}) {
    Brigade brigade(packsWith(pack));
    const auto profiles = app::importProfiles(brigade.world());
    for (const auto& problem : profiles.problems) UNSCOPED_INFO(core::english(problem));
    CHECK(profiles.problems.empty());
    CHECK(profiles.all.size() >= 5);
    for (const auto& profile : profiles.all) {
      for (const auto& problem : devices::checkAgainst(profile, *brigade.world().rules())) {
        INFO(pack << " " << profile.name << ": " << core::english(problem));
        CHECK(false);
      }
    }
  }
}

TEST_CASE("the shipped samples are recognised and taken by a store with the demonstration's sets", "[app][workflow][import]") {
  Brigade brigade(packsWith("cn-mine-rescue"));
  for (int i = 1; i <= 14; ++i) {
    const auto n = (i < 10 ? "0" : "") + std::to_string(i);
    brigade.registers("BG4-" + n, "bg4", "DEMO-BG4-00" + n);
  }
  brigade.registers("TB-01", brigade.calibratorKind());
  const auto profiles = app::importProfiles(brigade.world());
  int samples = 0;
  for (const auto& entry : fs::directory_iterator(kRoot / "data/samples")) {
    if (entry.path().extension() != ".csv") continue;
    ++samples;
    app::ImportFile input;
    input.name = entry.path().filename().string();
    input.open = [path = entry.path()] { return std::make_unique<std::ifstream>(path, std::ios::binary); };
    input.profiles = &profiles.all;
    const auto report = app::importFile(brigade.world(), brigade.who(), input);
    INFO(input.name);
    if (!report) UNSCOPED_INFO(core::english(report.problems().front()));
    REQUIRE(report);
    for (const auto& line : report->lines) {
      if (line.fate == app::ImportLine::Fate::quarantine) UNSCOPED_INFO(line.line << ": " << core::english(line.problem));
    }
    CHECK(report->taken > 0);
    CHECK(report->confidence >= devices::kSure);
    CHECK((report->quarantined > 0) == (input.name == "bad-lines.csv"));
  }
  CHECK(samples >= 6);
}
