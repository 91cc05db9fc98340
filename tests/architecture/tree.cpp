#include "tests/architecture/tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

namespace muster::tests {

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// What the files of a folder may include: folders of ours, and libraries from outside ("std" is always allowed).
struct Arrows {
  std::string folder;
  Names folders, libraries;
};

// The longest folder that begins a path rules it. A new folder of core, app or devices needs a row here.
const std::vector<Arrows> kArrows{
    {"core/base", {"core/base"}, {"crypto"}},
    {"core/bench", {"core/base", "core/bench"}, {}},
    {"core/equipment", {"core/base", "core/equipment", "core/judgement"}, {}},
    {"core/judgement", {"core/base", "core/bench", "core/judgement", "core/rules"}, {}},
    {"core/rules", {"core/base", "core/bench", "core/judgement", "core/rules"}, {"toml"}},
    {"core/upkeep", {"core/base", "core/bench", "core/equipment", "core/judgement", "core/rules", "core/upkeep"}, {}},
    {"core/readiness", {"core/base", "core/bench", "core/equipment", "core/judgement", "core/rules", "core/upkeep", "core/readiness"}, {}},
    {"core/trace",
     {"core/base", "core/bench", "core/equipment", "core/judgement", "core/rules", "core/upkeep", "core/readiness", "core/journal", "core/trace"},
     {}},
    {"core/forecast",
     {"core/base", "core/bench", "core/equipment", "core/judgement", "core/rules", "core/journal", "core/trace", "core/forecast"},
     {}},
    {"core/journal", {"core/base", "core/bench", "core/equipment", "core/judgement", "core/rules", "core/journal"}, {"crypto"}},
    {"core/archive", {"core/base", "core/equipment", "core/journal", "core/archive"}, {"boost", "crypto"}},
    {"devices", {"core", "devices"}, {}},
    {"devices/transport", {"core", "devices"}, {"boost", "system"}},
    {"devices/files", {"core", "devices"}, {"pugixml", "iconv"}},
    {"app/ports", {"core", "devices", "app/ports"}, {"date"}},  // the zones of the world, behind Calendar
    {"app/workflow", {"core", "devices", "app/ports", "app/workflow"}, {}},
    {"app/store", {"core", "app/ports", "app/store"}, {"sqlite", "boost", "crypto", "poco", "system"}},
    {"app/access", {"core", "app/ports", "app/access"}, {"crypto", "poco"}},
    {"app/text", {"core", "app/ports", "app/text"}, {"boost", "poco"}},
    {"app/paper", {"core", "app/text", "app/paper"}, {"paper", "system"}},
    {"app/jobs", {"core", "devices", "app/workflow", "app/ports", "app/text", "app/jobs"}, {"poco", "crypto", "system"}},
    {"app/web",
     {"core", "devices", "app/workflow", "app/ports", "app/text", "app/access", "app/paper", "app/web"},
     {"poco", "crypto", "mustache", "system"}},
    {"app/cli", {"core", "devices", "app/workflow", "app/ports", "app/text", "app/paper", "app/cli"}, {"poco", "crypto", "system"}},
    {"app", {"core", "devices", "app"}, {"poco", "crypto", "system"}},  // main.cpp: wiring
    {"app/verifier", {"app/verifier"}, {"crypto", "sqlite", "system"}},
};

// Where core would ask the world: files, threads of its own, chance, the console.
const std::set<std::string> kNotInCore{"filesystem", "fstream", "iostream", "random", "thread", "ctime", "cstdio", "cstdlib"};

bool within(const std::string& path, const std::string& folder) { return path == folder || path.starts_with(folder + "/"); }

bool allowed(const std::string& path, const Names& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) { return within(path, folder); });
}

const Arrows* arrowsOf(const std::string& path) {
  const Arrows* best = nullptr;
  for (const Arrows& row : kArrows) {
    if (within(path, row.folder) && (best == nullptr || row.folder.size() > best->folder.size())) best = &row;
  }
  return best;
}

// The outside library a header belongs to; "std" for the standard library, "system" for the operating system's own.
std::string libraryOf(const std::string& header) {
  static const std::vector<std::pair<std::string, std::string>> kLibraries{
      {"Poco/", "poco"},    {"SQLiteCpp/", "sqlite"}, {"sqlite3.h", "sqlite"},  {"toml++/", "toml"},      {"openssl/", "crypto"}, {"date/", "date"},
      {"sodium", "crypto"}, {"boost/", "boost"},      {"pugixml", "pugixml"},   {"iconv.h", "iconv"},     {"cairo", "paper"},     {"pango/", "paper"},
      {"zint.h", "paper"},  {"xlsxwriter", "paper"},  {"kainjow/", "mustache"}, {"mustache", "mustache"}, {"modbus/", "modbus"}};
  for (const auto& [prefix, library] : kLibraries) {
    if (header.starts_with(prefix)) return library;
  }
  return header.find_first_of("./") == std::string::npos ? "std" : "system";
}

struct Include {
  int line;
  std::string header;
  bool ours;  // in quotes
};

std::vector<Include> includesOf(const std::string& text) {
  std::vector<Include> includes;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    auto at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') continue;
    at = line.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos || line.compare(at, 7, "include") != 0) continue;
    auto open = line.find_first_of("\"<", at), close = line.find_last_of("\">");
    if (open == std::string::npos || close <= open) continue;
    includes.push_back({number, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return includes;
}

std::optional<std::string> complaint(const std::string& path, const Arrows& arrows, const Include& include) {
  bool ours = include.ours || within(include.header, "core") || within(include.header, "app") || within(include.header, "devices");
  if (ours) {
    if (allowed(include.header, arrows.folders)) return std::nullopt;
  } else {
    std::string library = libraryOf(include.header);
    if (library == "std") {
      if (!within(path, "core") || !kNotInCore.contains(include.header)) return std::nullopt;
    } else if (std::find(arrows.libraries.begin(), arrows.libraries.end(), library) != arrows.libraries.end()) {
      return std::nullopt;
    }
  }
  return path + ":" + std::to_string(include.line) + ": " + arrows.folder + " may not include " + include.header;
}

}  // namespace

Tree readTree(const std::string& top) {
  Tree tree;
  for (const char* layer : {"core", "devices", "app", "tests"}) {
    if (!fs::exists(fs::path(top) / layer)) continue;
    fs::recursive_directory_iterator walk(fs::path(top) / layer), end;
    for (; walk != end; ++walk) {
      std::string name = walk->path().filename().string();
      if (walk->is_directory() && (name.starts_with("build") || name == "node_modules")) {
        walk.disable_recursion_pending();
        continue;
      }
      std::string extension = walk->path().extension().string();
      if (!walk->is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
      std::ifstream file(walk->path(), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      tree[fs::relative(walk->path(), top).generic_string()] = text.str();
    }
  }
  return tree;
}

std::vector<std::string> brokenArrows(const Tree& tree) {
  std::vector<std::string> complaints;
  for (const auto& [path, text] : tree) {
    if (within(path, "tests")) continue;
    const Arrows* arrows = arrowsOf(path);
    if (arrows == nullptr) {
      complaints.push_back(path + ": its folder has no row in the table of arrows");
      continue;
    }
    for (const Include& include : includesOf(text)) {
      if (auto said = complaint(path, *arrows, include)) complaints.push_back(*said);
    }
  }
  return complaints;
}

std::vector<std::string> longFiles(const Tree& tree, int limit) {
  std::vector<std::string> complaints;
  for (const auto& [path, text] : tree) {
    auto lines = std::count(text.begin(), text.end(), '\n');
    if (lines > limit) complaints.push_back(path + ": " + std::to_string(lines) + " lines");
  }
  return complaints;
}

std::vector<std::string> strangersAtTheTop(const std::vector<std::string>& names) {
  static const std::set<std::string> kSeven{"CMakeLists.txt", "core", "devices", "app", "tests", "data", "README.md"};
  std::vector<std::string> strangers;
  for (const auto& name : names) {
    bool ignored = name.starts_with(".") || name.starts_with("build") || name == "node_modules" || name == "compile_commands.json";
    if (!ignored && !kSeven.contains(name)) strangers.push_back(name);
  }
  return strangers;
}

}  // namespace muster::tests
