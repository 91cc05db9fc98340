#include <filesystem>
#include <iomanip>
#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/dropped_files.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

using core::msg;

// As the watching will know it, wherever this command was typed.
std::string folderOf(const std::string& given) {
  const auto path = std::filesystem::absolute(given).lexically_normal();
  return path.has_filename() || !path.has_relative_path() ? path.string() : path.parent_path().string();
}

void list(Invocation& invocation, World& world) {
  core::Json::Array rows;
  for (const auto& one : watchedFolders(world)) {
    if (invocation.json())
      rows.push_back(
          core::Json::Object{{"bench", one.bench}, {"by", one.by}, {"folder", one.folder}, {"profile", one.profile}, {"settle", one.settle}});
    else
      invocation.out << one.folder << "  " << (one.profile.empty() ? "recognised by content" : one.profile)
                     << (one.bench.empty() ? "" : ", bench " + one.bench) << ", for " << one.by << "\n";
  }
  if (invocation.json()) invocation.out << core::canonical(core::Json::Object{{"folders", std::move(rows)}}) << "\n";
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  const auto station = invocation.station();
  World& world = station->world();
  if (words.empty() || (words.size() == 1 && words[0] == "list")) {
    list(invocation, world);
    return kAnswered;
  }
  if (words.size() == 2 && (words[0] == "add" || words[0] == "remove")) {
    const auto folder = folderOf(words[1]);
    const auto& given = invocation.arguments;
    const auto settle = core::Decimal::parse(given.get("settle", "5"));
    const auto setting = [&] {
      return FolderSetting{folder, given.get("profile"), core::plainCode(given.get("bench")), whoActs(invocation, world).person,
                           settle && settle->scale() == 0 ? static_cast<int>(settle->coefficient()) : 0};
    };
    const auto done = words[0] == "remove" ? leaveFolder(world, folder) : watchFolder(world, setting());
    if (!done) return refuse(invocation.err, done.problems());
    invocation.out << folder << (words[0] == "add" ? " is watched while muster serve runs\n" : " is no longer watched\n");
    return kAnswered;
  }
  throw BadUsage{{"words", msg("watch knows add, list and remove"), msg("for example: muster watch add /srv/bench/drop --by P001"), {}}};
}

}  // namespace

CliCommand watchCommand() {
  return {"watch",
          "[list | add DIR | remove DIR]",
          "Folders whose files muster serve takes by itself; a receipt is put beside each.",
          {byOption(),
           {"profile", "NAME", "add: how to read them; without it recognised by content"},
           {"bench", "CODE", "add: the bench, where the files do not say it"},
           {"settle", "SECONDS", "add: how long a file must stand still (5)"}},
          run};
}

}  // namespace muster::app
