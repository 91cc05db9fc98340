// Wiring only: which store, which commands. Everything else is a library that the tests link too.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "app/cli/command_line.h"
#include "app/store/sqlite_station.h"

namespace {

// Where the store is when nothing says so: $MUSTER_DATA, else the demonstration built beside this program.
std::string defaultData() {
  if (const char* given = std::getenv("MUSTER_DATA"); given && *given) return given;
  std::error_code none;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", none);
  const auto demo = program.parent_path().parent_path() / "demo";
  return !none && std::filesystem::exists(demo / "muster.db", none) ? demo.string() : "";
}

}  // namespace

int main(int argc, char** argv) {
  return muster::app::runCommandLine({argv + 1, argv + argc}, muster::app::openSqliteStation, defaultData(), std::cout, std::cerr);
}
