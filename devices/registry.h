// The one explicit list of what can be read: kinds of bench files, families of instruments. A new one is a row in registry.cpp. Values only.
#pragma once

#include <vector>

#include "devices/files/import.h"
#include "devices/instruments/family.h"

namespace muster::devices {

struct FileReader {
  std::string_view id;  // "csv"
  core::Text title;
  // How sure it is of a file, by each profile it could read it with; nothing when it cannot be its kind of file.
  std::vector<Guess> (*recognise)(std::string_view head, const std::vector<Profile>& profiles, const core::Calendar& calendar);
  core::Outcome<ReadSummary> (*read)(std::istream& in, const Profile& profile, const core::Calendar& calendar, const ReadCallbacks& callbacks,
                                     std::stop_token cancel);
};

const std::vector<FileReader>& fileReaders();

const std::vector<Family>& families();
const Family* family(std::string_view id);

// Parses and lets the family check what it needs. Refuses "unknown-family" with the list.
core::Outcome<Model> modelFrom(std::string_view toml, const std::string& file);

}  // namespace muster::devices
