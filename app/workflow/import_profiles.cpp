#include "app/workflow/import_profiles.h"

#include <algorithm>
#include <sstream>

#include "app/ports/shipped.h"

namespace muster::app {
namespace {

constexpr const char* kNames = "import.profiles";  // names of those kept, one a line
std::string keyOf(const std::string& name) { return "import.profile." + name; }

void put(ImportProfiles& profiles, const std::string& text, const std::string& file) {
  auto profile = devices::parseProfile(text, file);
  if (!profile) {
    profiles.problems.insert(profiles.problems.end(), profile.problems().begin(), profile.problems().end());
    return;
  }
  const auto same = std::find_if(profiles.all.begin(), profiles.all.end(), [&](const devices::Profile& one) { return one.name == profile->name; });
  if (same != profiles.all.end())
    *same = std::move(profile).value();
  else
    profiles.all.push_back(std::move(profile).value());
}

}  // namespace

ImportProfiles importProfiles(World& world, const std::filesystem::path& folder) {
  ImportProfiles profiles;
  for (const auto& shipped : shippedProfiles()) put(profiles, shipped.text, shipped.origin);
  std::istringstream names(world.records.setting(kNames).value_or(""));
  for (std::string name; std::getline(names, name);) {
    if (const auto text = world.records.setting(keyOf(name))) put(profiles, *text, name + ".toml");
  }
  if (!folder.empty()) {
    for (const auto& own : shippedProfiles(folder)) {
      if (!own.origin.starts_with("data/")) put(profiles, own.text, own.origin);
    }
  }
  return profiles;
}

core::Outcome<devices::Profile> keepProfile(World& world, const std::string& text, const std::string& fileName) {
  auto profile = devices::parseProfile(text, fileName);
  if (!profile) return profile;
  if (auto problems = devices::checkAgainst(*profile, *world.rules()); !problems.empty()) return problems;
  auto names = world.records.setting(kNames).value_or("");
  if (("\n" + names).find("\n" + profile->name + "\n") == std::string::npos) world.records.saveSetting(kNames, names + profile->name + "\n");
  world.records.saveSetting(keyOf(profile->name), text);
  return profile;
}

}  // namespace muster::app
