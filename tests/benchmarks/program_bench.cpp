// The program as people start it: time to its first answer, and what it keeps in memory: idle, and after the board of 10,000 sets.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <thread>

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>

#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/http.h"
#include "tests/benchmarks/measure.h"

extern char** environ;

namespace muster::benchmarks {
namespace {

int freePort() {
  Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0));
  return socket.address().port();
}

class Serving {
 public:
  Serving(const Settings& settings, const std::filesystem::path& data) : port_(freePort()) {
    std::vector<std::string> words{settings.program.string(), "serve", "--data", data.string(), "--port", std::to_string(port_)};
    std::vector<char*> given;
    for (auto& word : words) given.push_back(word.data());
    given.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    const int failed = posix_spawn(&child_, words[0].c_str(), &actions, nullptr, given.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("the program could not be started");
  }
  ~Serving() {
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
  }
  void awaitAnswer() {
    for (int tries = 0; tries < 30'000; ++tries) {
      try {
        if (Client(port_).ask("GET", "/healthz") == 200) return;
      } catch (const Poco::Exception&) {  // not listening yet
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    throw std::runtime_error("the program did not answer within thirty seconds");
  }
  double residentMegabytes() const {
    std::ifstream status("/proc/" + std::to_string(child_) + "/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
  }
  int port() const { return port_; }

 private:
  int port_;
  pid_t child_ = 0;
};

void measure(const Settings& settings, Report& report, int sets, const std::string& name) {
  const auto folder = settings.folder / ("program" + std::to_string(sets));
  { BenchStore store(folder, sets); }
  Line first{name + ": time to the first answer", "ms", {}, {}, "", {}};
  Line idle{name + ": memory, idle", "MB resident", {}, {}, "", {}};
  Line used{name + ": memory after its board was asked for by 8 clients", "MB resident", {}, {}, "", {}};
  for (int round = 0; round < settings.rounds; ++round) {
    std::unique_ptr<Serving> serving;
    first.ours.push_back(millisecondsOf([&] {
      serving = std::make_unique<Serving>(settings, folder);
      serving->awaitAnswer();
    }));
    idle.ours.push_back(serving->residentMegabytes());
    ratePerSecond(serving->port(), 8, 2, "/api/v1/board");
    used.ours.push_back(serving->residentMegabytes());
  }
  report.add(first);
  report.add(idle);
  report.add(used);
}

}  // namespace

void benchProgram(const Settings& settings, Report& report) {
  measure(settings, report, 14, "muster serve, 14 sets");
  measure(settings, report, 10'000, "muster serve, 10,000 sets");
}

}  // namespace muster::benchmarks
