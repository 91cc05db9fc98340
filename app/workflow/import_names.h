// Which unit, bench and person a bench file means by its serials and names. Each text is looked up once an import. One thread.
#pragma once

#include <map>
#include <string>

#include "app/ports/world.h"
#include "devices/files/raw_test.h"

namespace muster::app {

class ImportNames {
 public:
  ImportNames(World& world, std::string bench) : world_(world), bench_(std::move(bench)), rules_(world.rules()) {}
  // The run with its unit, bench and tester; or "unknown-serial", "ambiguous-serial", "unknown-bench".
  core::Outcome<core::TestRun> resolve(devices::RawTest raw);

 private:
  core::Outcome<std::string> apparatus(const std::string& serial, const std::string& procedure);
  core::Outcome<std::string> bench(const std::string& text);
  std::string tester(const std::string& text);  // empty: nobody of ours by that name

  World& world_;
  std::string bench_;
  core::Rules rules_;
  std::map<std::string, core::Outcome<std::string>> apparatus_, benches_;
  std::map<std::string, std::string> testers_;
};

}  // namespace muster::app
