#include "app/jobs/demo_rig.h"

#include <chrono>
#include <thread>

#include <Poco/Logger.h>
#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>

#include "app/workflow/instruments.h"
#include "app/workflow/looking.h"
#include "app/workflow/standing.h"

namespace muster::app {
namespace {

// The first bench whose certificate holds today; else the first of all, so that the page can say what is wrong.
std::string benchFor(World& world) {
  const auto now = world.clock.now();
  Looking look(world, now, now);
  std::string any;
  for (const auto& row : world.views.units({}, now)) {
    if (row.kind != "bench") continue;
    if (any.empty()) any = row.code;
    if (standingOn(look, row.code, now).kind == core::Standing::Kind::valid) return row.code;
  }
  return any;
}

}  // namespace

struct DemoRig::Child {
  Poco::Pipe out;
  Poco::ProcessHandle process;
  std::string address;

  Child(const std::string& program, const Poco::Process::Args& arguments)
      : process(Poco::Process::launch(program, arguments, nullptr, &out, nullptr)) {
    Poco::PipeInputStream lines(out);
    std::string line;
    std::getline(lines, line);
    address = line.substr(0, line.find(' '));
  }
  ~Child() {
    try {
      Poco::Process::requestTermination(process.id());
      process.wait();
    } catch (const Poco::Exception&) {}  // it ended by itself
  }
};

DemoRig::DemoRig(World& world, const std::string& program, int port) {
  const auto models = instrumentModels(world);
  const std::string bench = benchFor(world);
  const struct {
    const char *name, *model, *channel;
    std::vector<std::string> where;
  } kRig[] = {{"manometer", "const-681", "pressure", {"--pty"}}, {"flow-meter", "alicat-m", "flow", {"--port", "0"}}};
  for (const auto& one : kRig) {
    const auto* model = models.find(one.model);
    if (!model || bench.empty()) continue;
    Poco::Process::Args arguments{"simulate",
                                  model->family,
                                  "--model",
                                  model->id,
                                  "--with-parent",
                                  "--watch",
                                  std::to_string(port),
                                  "--serial",
                                  std::string("DEMO-") + one.name};
    arguments.insert(arguments.end(), one.where.begin(), one.where.end());
    try {
      auto child = std::make_unique<Child>(program, arguments);
      if (child->address.empty()) throw Poco::RuntimeException("it told no address");
      plugged_.push_back({{one.name, model->id, child->address, "", bench, {one.channel}}, *model, true});
      children_.push_back(std::move(child));
    } catch (const Poco::Exception& e) {
      Poco::Logger::get("jobs").warning(std::string("the simulated ") + one.name + " cannot be started: " + e.displayText());
    }
  }
}

DemoRig::~DemoRig() = default;

}  // namespace muster::app
