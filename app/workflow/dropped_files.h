// Folders benches drop files into: which ones the store watches, and what becomes of one file. The watching itself is devices/transport's,
// its rhythm app/jobs'. One thread a folder.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/workflow/command.h"
#include "devices/transport/watched_folder.h"

namespace muster::app {

struct FolderSetting {
  std::string folder;   // absolute; known by it
  std::string profile;  // empty: recognised by content
  std::string bench;    // where the files do not say it
  std::string by;       // who answers for it; asserted
  int settle = 5;       // seconds a file must stand still; more for a slow network
  bool operator==(const FolderSetting&) const = default;
};

std::vector<FolderSetting> watchedFolders(World& world);
// Adds it, or replaces the setting of the same folder. Refuses "folder" (not absolute, not there, one watched already lies in it or around it),
// "settle" (1 to 600), "unknown-profile", "unknown-person".
core::Outcome<core::Nothing> watchFolder(World& world, const FolderSetting& setting);
core::Outcome<core::Nothing> leaveFolder(World& world, const std::string& folder);  // refuses "folder": it is not watched

// Imports one file. What was taken of it before (by a run that was killed) counts once; the same content, when it was taken whole, is not read again.
struct Dropped {
  enum class Fate { taken, refused, later } fate = Fate::later;  // later: the store cannot take it now, or it was stopped
  std::vector<core::Message> told;                               // the receipt, line by line
  core::Problems problems;                                       // why it was refused, or what of it went to quarantine
};
Dropped takeDropped(World& world, const FolderSetting& setting, const devices::WatchedFolder::Taken& file, std::stop_token cancel);

// Of files that cannot be moved: what was dealt with, so that it is not read again after a restart.
bool wasNoted(World& world, const FolderSetting& setting, const std::string& mark);
void note(World& world, const FolderSetting& setting, const std::string& mark);

}  // namespace muster::app
