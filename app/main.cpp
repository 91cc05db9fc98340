// Wiring only: which store, which commands. Everything else is a library that the tests link too.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include "app/cli/command_line.h"
#include "app/jobs/demo_rig.h"
#include "app/jobs/demonstration.h"
#include "app/jobs/watched_folders.h"
#include "app/store/sqlite_restore.h"
#include "app/store/sqlite_station.h"
#include "app/web/server.h"
#include "app/workflow/open_store.h"

namespace {

// Where the store is when nothing says so: $MUSTER_DATA, else the demonstration built beside this program.
std::string defaultData() {
  if (const char* given = std::getenv("MUSTER_DATA"); given && *given) return given;
  std::error_code none;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", none);
  const auto demo = program.parent_path().parent_path() / "demo";
  return !none && std::filesystem::exists(demo / "muster.db", none) ? demo.string() : "";
}

// The pages with the instruments behind them; the demonstration has a simulated bench.
class ServedPages : public muster::app::Served {
 public:
  ServedPages(muster::app::World& world, const std::string& address, int port)
      : world_(world),
        meters_([this] { return plugged(); }, world.clock,
                [](const auto& where, const auto& line) { return muster::devices::openPort(where, line); }),
        server_(world, {address, port, false}),
        folders_(world) {
    world_.meters = &meters_;
    server_.start();
    if (muster::app::isDemonstration(world_)) rig_.emplace(world_, "/proc/self/exe", server_.port());
    meters_.replug();
    folders_.start();
  }
  ~ServedPages() override {
    stop();
    world_.meters = nullptr;
  }
  int port() const override { return server_.port(); }
  void stop() override { folders_.stop(), server_.stop(); }

 private:
  std::vector<muster::app::PluggedIn> plugged() {
    auto all = muster::app::pluggedInto(world_);
    if (rig_) all.insert(all.end(), rig_->plugged().begin(), rig_->plugged().end());
    return all;
  }

  muster::app::World& world_;
  std::optional<muster::app::DemoRig> rig_;
  muster::app::LiveMeters meters_;
  muster::app::WebServer server_;
  muster::app::WatchedFolders folders_;
};

}  // namespace

int main(int argc, char** argv) {
  const muster::app::Program program{
      muster::app::openSqliteStation,
      [](muster::app::World& world, const std::string& address, int port) { return std::make_unique<ServedPages>(world, address, port); },
      [](const muster::app::PlayAsked& asked) { return muster::app::playIntoFolder(muster::app::openSqliteStation, asked); },
      muster::app::restoreSqliteStore, defaultData()};
  return muster::app::runCommandLine({argv + 1, argv + argc}, program, std::cout, std::cerr);
}
