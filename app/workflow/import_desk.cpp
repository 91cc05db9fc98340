#include "app/workflow/import_desk.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <thread>

#include "app/workflow/import_profiles.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

constexpr std::size_t kKept = 20;  // handed-in files; the oldest idle one is let go
constexpr auto kSoon = std::chrono::milliseconds(1500);

using Stage = ImportStanding::Stage;

}  // namespace

struct ImportDesk::Job {
  std::mutex mutex;
  std::condition_variable changed;
  ImportStanding standing;
  std::filesystem::path file;
  std::jthread thread;
  std::stop_source stop{std::nostopstate};  // of the thread that runs; under the mutex

  ~Job() {
    thread.request_stop();
    if (thread.joinable()) thread.join();
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
};

ImportDesk::ImportDesk(World& world) : world_(world) {}
ImportDesk::~ImportDesk() = default;

std::string ImportDesk::handIn(HandedIn handed, std::string id) {
  auto job = std::make_shared<Job>();
  job->file = handed.file.parent_path() / ("muster-import-" + id);
  std::filesystem::rename(handed.file, job->file);
  job->standing.id = id;
  job->standing.name = std::move(handed.name);
  job->standing.size = handed.size;
  job->standing.profile = std::move(handed.profile);
  job->standing.bench = std::move(handed.bench);
  {
    std::lock_guard lock(mutex_);
    jobs_.push_back(job);
    tidy();
  }
  std::unique_lock lock(job->mutex);
  start(*job, lock, false, {});
  return id;
}

void ImportDesk::tidy() {
  for (auto at = jobs_.begin(); jobs_.size() > kKept && at != jobs_.end();) {
    std::unique_lock lock((*at)->mutex);
    const bool idle = !(*at)->standing.running();
    lock.unlock();
    at = idle ? jobs_.erase(at) : at + 1;
  }
}

std::shared_ptr<ImportDesk::Job> ImportDesk::find(const std::string& id) {
  std::lock_guard lock(mutex_);
  for (const auto& job : jobs_) {
    if (job->standing.id == id) return job;
  }
  return nullptr;
}

// Under the job's lock, which the thread takes first: nobody meets a job that stands as begun and has no thread to stop or to wait for.
void ImportDesk::start(Job& job, std::unique_lock<std::mutex>& lock, bool write, const Who& who) {
  if (job.thread.joinable()) job.thread.join();  // the former work let go of the lock with its last word
  // The thread must not own the job: a job that ends itself would wait for itself.
  job.thread = std::jthread([&world = world_, &job, write, who](std::stop_token stop) { work(world, job, write, who, stop); });
  job.stop = job.thread.get_stop_source();
  job.standing.stage = write ? Stage::importing : Stage::planning;
  job.standing.progress = {};
  job.standing.problems.clear();
  job.changed.wait_for(lock, kSoon, [&] { return !job.standing.running(); });
}

void ImportDesk::work(World& world, Job& job, bool write, const Who& who, std::stop_token stop) {
  ImportFile input;
  std::unique_lock lock(job.mutex);
  input.name = job.standing.name;
  input.profile = job.standing.profile;
  input.bench = job.standing.bench;
  lock.unlock();
  input.open = [file = job.file] { return std::make_unique<std::ifstream>(file, std::ios::binary); };
  input.cancel = stop;
  input.progress = [&job](const ImportProgress& progress) {
    std::lock_guard guard(job.mutex);
    job.standing.progress = progress;
  };
  core::Outcome<ImportReport> report = core::Problems{};
  Stage broken = Stage::refused;
  try {
    const auto profiles = importProfiles(world);
    input.profiles = &profiles.all;
    report = write ? importFile(world, who, input) : planImport(world, who, input);
    if (write && report) world.records.saveSetting("import.name." + report->file, input.name);
  } catch (const std::exception& e) {  // the world is broken: disk full, store locked
    report = refuse("server-error", core::msg("the import broke off: {what}", {{"what", e.what()}}),
                    core::msg("put that right, then carry it out again: what was taken is not taken twice"));
    broken = Stage::broken;
  }
  lock.lock();
  if (report) {
    job.standing.report = std::move(report).value();
    job.standing.stage = job.standing.report.cancelled ? Stage::cancelled : write ? Stage::done : Stage::planned;
  } else {
    job.standing.problems = report.problems();
    job.standing.stage = broken;
  }
  job.changed.notify_all();
}

std::optional<ImportStanding> ImportDesk::standing(const std::string& id) {
  const auto job = find(id);
  if (!job) return std::nullopt;
  std::lock_guard lock(job->mutex);
  return job->standing;
}

bool ImportDesk::planAgain(const std::string& id, const std::string& profile, const std::string& bench) {
  const auto job = find(id);
  if (!job) return false;
  std::unique_lock lock(job->mutex);
  if (job->standing.running() || job->standing.stage == Stage::done) return false;
  job->standing.profile = profile;
  job->standing.bench = bench;
  start(*job, lock, false, {});
  return true;
}

bool ImportDesk::carryOut(const std::string& id, const Who& who) {
  const auto job = find(id);
  if (!job) return false;
  std::unique_lock lock(job->mutex);
  if (job->standing.running() || job->standing.stage == Stage::done || job->standing.stage == Stage::refused) return false;
  start(*job, lock, true, who);
  return true;
}

void ImportDesk::cancel(const std::string& id) {
  const auto job = find(id);
  if (!job) return;
  std::lock_guard lock(job->mutex);
  job->stop.request_stop();
}

std::vector<ImportStanding> ImportDesk::open() {
  std::vector<ImportStanding> all;
  std::lock_guard lock(mutex_);
  for (auto at = jobs_.rbegin(); at != jobs_.rend(); ++at) {
    std::lock_guard inner((*at)->mutex);
    if ((*at)->standing.stage != Stage::done) all.push_back((*at)->standing);
  }
  return all;
}

}  // namespace muster::app
