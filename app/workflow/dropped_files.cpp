#include "app/workflow/dropped_files.h"

#include <algorithm>
#include <fstream>

#include "app/workflow/import_file.h"
#include "app/workflow/import_profiles.h"
#include "app/workflow/refuse.h"
#include "core/base/digest.h"
#include "core/journal/json.h"
#include "core/journal/utf8.h"

namespace muster::app {
namespace {

namespace fs = std::filesystem;
using core::msg;

constexpr const char* kSetting = "watch.folders";

void save(World& world, const std::vector<FolderSetting>& all) {
  core::Json::Array list;
  for (const auto& one : all)
    list.emplace_back(
        core::Json::Object{{"bench", one.bench}, {"by", one.by}, {"folder", one.folder}, {"profile", one.profile}, {"settle", one.settle}});
  world.records.saveSetting(kSetting, core::canonical(list));
}

// Names of files are bytes; what is written down is UTF-8.
std::string readable(std::string_view name) {
  std::string text;
  for (std::size_t at = 0; at < name.size();) {
    const auto byte = static_cast<unsigned char>(name[at]);
    const std::size_t length = byte < 0x80 ? 1 : core::utf8Sequence(name, at);
    text += length == 0 || byte < 0x20 ? "?" : name.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return text;
}

std::string placeOf(const std::string& folder) { return folder.ends_with('/') ? folder : folder + "/"; }
std::string wholeOf(const std::string& digest) { return "watch.whole." + digest; }
std::string markKey(const FolderSetting& setting, const std::string& mark) {
  return "watch.noted." + core::sha256Hex(setting.folder + "|" + setting.profile + "|" + mark);
}

std::string number(int value) { return std::to_string(value); }

core::Problem unknownPerson(const std::string& person) {
  return {"unknown-person",
          msg("nobody is enrolled as {person}", {{"person", person}}),
          msg("give --by CODE; the people are on the page People"),
          {.field = "by"}};
}

// One problem of the store and not of the file: wait until it is put right.
bool ofTheStore(const core::Problems& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const core::Problem& one) {
    return one.code == "moved-on" || one.code == "no-person" || one.code == "unknown-person" || one.code == "unknown-profile";
  });
}

}  // namespace

std::vector<FolderSetting> watchedFolders(World& world) {
  std::vector<FolderSetting> all;
  const auto json = core::parseCanonical(world.records.setting(kSetting).value_or("[]"));
  if (!json || !json->asArray()) return all;
  for (const auto& one : *json->asArray()) {
    const auto* settle = one.find("settle");
    all.push_back({one.str("folder"), one.str("profile"), one.str("bench"), one.str("by"),
                   settle && settle->asInt() ? static_cast<int>(*settle->asInt()) : FolderSetting().settle});
  }
  return all;
}

core::Outcome<core::Nothing> watchFolder(World& world, const FolderSetting& setting) {
  std::error_code gone;
  if (!fs::path(setting.folder).is_absolute() || readable(setting.folder) != setting.folder || !fs::is_directory(setting.folder, gone))
    return refuse("folder", msg("{folder} is no folder that can be watched", {{"folder", readable(setting.folder)}}),
                  msg("give the whole path of a folder that is there, as /srv/bench/drop"), "folder");
  if (setting.settle < 1 || setting.settle > 600)
    return refuse("settle", msg("a file stands still for 1 to 600 seconds"), msg("5 is usual; more for a slow network"), "settle");
  auto all = watchedFolders(world);
  std::erase_if(all, [&](const FolderSetting& one) { return one.folder == setting.folder; });
  for (const auto& one : all) {
    if (placeOf(one.folder).starts_with(placeOf(setting.folder)) || placeOf(setting.folder).starts_with(placeOf(one.folder)))
      return refuse("folder", msg("{folder} is watched already, and one lies in the other", {{"folder", one.folder}}),
                    msg("choose folders beside each other"), "folder");
  }
  const auto profiles = importProfiles(world);
  if (!setting.profile.empty() &&
      std::none_of(profiles.all.begin(), profiles.all.end(), [&](const devices::Profile& one) { return one.name == setting.profile; }))
    return refuse("unknown-profile", msg("there is no profile {profile}", {{"profile", setting.profile}}), msg("choose one from the list"),
                  "profile");
  if (!world.records.person(setting.by)) return unknownPerson(setting.by);
  all.push_back(setting);
  save(world, all);
  return core::Nothing{};
}

core::Outcome<core::Nothing> leaveFolder(World& world, const std::string& folder) {
  auto all = watchedFolders(world);
  if (std::erase_if(all, [&](const FolderSetting& one) { return one.folder == folder; }) == 0)
    return refuse("folder", msg("{folder} is not watched", {{"folder", readable(folder)}}), msg("muster watch list names those that are"), "folder");
  save(world, all);
  return core::Nothing{};
}

Dropped takeDropped(World& world, const FolderSetting& setting, const devices::WatchedFolder::Taken& file, std::stop_token cancel) {
  Dropped dropped;
  const auto name = readable(file.name);
  dropped.told = {msg("{file}, {bytes} bytes, SHA-256 {digest}",
                      {{"file", name}, {"bytes", std::to_string(file.size)}, {"digest", file.digest.empty() ? "-" : file.digest}}),
                  msg("read on {when} by Muster {version}, for {person}",
                      {{"when", core::text(world.clock.now())}, {"version", MUSTER_VERSION}, {"person", setting.by}})};
  const auto refused = [&](core::Problems problems) {
    dropped.fate = Dropped::Fate::refused;
    dropped.problems = std::move(problems);
    dropped.told.push_back(msg("nothing of it was taken. Put that right, then put the file into the folder again"));
    return dropped;
  };
  if (!file.unfit.empty()) return refused(file.unfit);
  if (const auto before = world.records.setting(wholeOf(file.digest))) {
    dropped.fate = Dropped::Fate::taken;
    dropped.told.push_back(msg("the same content was taken before ({file}): 0 tests are new", {{"file", *before}}));
    return dropped;
  }
  const auto later = [&](core::Problems problems) {
    dropped.problems = std::move(problems);
    return dropped;
  };
  if (!world.records.person(setting.by)) return later({unknownPerson(setting.by)});
  const auto profiles = importProfiles(world);
  ImportFile input;
  input.name = name;
  input.open = [path = file.path] { return std::make_unique<std::ifstream>(path, std::ios::binary); };
  input.profiles = &profiles.all;
  input.profile = setting.profile;
  input.bench = setting.bench;
  input.cancel = cancel;
  Who who;
  who.person = setting.by;
  const auto report = importFile(world, who, input);
  if (!report) return ofTheStore(report.problems()) ? later(report.problems()) : refused(report.problems());
  if (report->cancelled) return dropped;
  world.records.saveSetting("import.name." + report->file, name);
  dropped.fate = Dropped::Fate::taken;
  dropped.told.push_back(msg("read as {profile} ({confidence} %)", {{"profile", report->profile}, {"confidence", number(report->confidence)}}));
  dropped.told.push_back(
      msg("{taken} tests taken, {already} recorded before, {conflicts} with other readings than before, {quarantined} lines to quarantine",
          {{"taken", number(report->taken)},
           {"already", number(report->already)},
           {"conflicts", number(report->conflicts)},
           {"quarantined", number(report->quarantined)}}));
  for (const auto& line : report->lines) {
    if (line.fate == ImportLine::Fate::quarantine) dropped.problems.push_back(line.problem);
  }
  // What left something in quarantine is worth reading again once that is put right.
  if (report->quarantined == 0) world.records.saveSetting(wholeOf(report->file), name + ", " + core::text(world.clock.now()));
  return dropped;
}

bool wasNoted(World& world, const FolderSetting& setting, const std::string& mark) {
  return world.records.setting(markKey(setting, mark)).has_value();
}

void note(World& world, const FolderSetting& setting, const std::string& mark) {
  world.records.saveSetting(markKey(setting, mark), core::text(world.clock.now()));
}

}  // namespace muster::app
