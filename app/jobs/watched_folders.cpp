#include "app/jobs/watched_folders.h"

#include <Poco/Logger.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace muster::app {
namespace {

constexpr auto kPulse = std::chrono::seconds(1);

}  // namespace

void WatchedFolders::start() {
  thread_ = std::jthread([this](std::stop_token stop) {
    devices::SteadyTicker ticker;
    std::mutex mutex;
    std::condition_variable_any pulse;
    while (!stop.stop_requested()) {
      round(ticker.now(), stop);
      std::unique_lock lock(mutex);
      pulse.wait_for(lock, stop, kPulse, [] { return false; });
    }
  });
}

void WatchedFolders::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void WatchedFolders::round(devices::Moment now, std::stop_token stop) {
  try {
    const auto settings = watchedFolders(world_);
    std::erase_if(watched_, [&](const auto& one) { return std::find(settings.begin(), settings.end(), one.second.setting) == settings.end(); });
    for (const auto& setting : settings) {
      auto& one = watched_[setting.folder];
      if (!one.folder) {
        one.setting = setting;
        devices::WatchedFolder::Limits limits;
        limits.settle = std::chrono::seconds(setting.settle);
        one.folder = std::make_unique<devices::WatchedFolder>(setting.folder, limits,
                                                              [this, setting](const std::string& mark) { return wasNoted(world_, setting, mark); });
      }
    }
  } catch (const std::exception& e) {
    Poco::Logger::get("watch").error(e.what());
    return;
  }
  for (auto& [folder, one] : watched_) {
    try {
      look(one, now, stop);
    } catch (const std::exception& e) {  // the world is broken; what was taken is unfinished and comes again
      say(one, e.what());
    }
  }
}

void WatchedFolders::look(One& one, devices::Moment now, std::stop_token stop) {
  const auto looked = one.folder->look(now);
  auto trouble = looked.problems;
  for (const auto& file : looked.taken) {
    if (stop.stop_requested()) return;
    const auto left = deal(one, file, stop);
    trouble.insert(trouble.end(), left.begin(), left.end());
  }
  say(one, trouble.empty() ? "" : core::english(trouble.front()));
}

core::Problems WatchedFolders::deal(One& one, const devices::WatchedFolder::Taken& file, std::stop_token stop) {
  auto dropped = takeDropped(world_, one.setting, file, stop);
  if (dropped.fate == Dropped::Fate::later) return std::move(dropped.problems);
  const auto receipt = receiptOf(dropped);
  const bool done = dropped.fate == Dropped::Fate::taken ? one.folder->accept(file, receipt) : one.folder->quarantine(file, receipt);
  if (done && !file.moved) note(world_, one.setting, file.mark);
  return {};
}

std::string WatchedFolders::receiptOf(const Dropped& dropped) const {
  std::string text;
  for (const auto* language : {"en", "zh-CN"}) {
    const auto& translator = languages_.translator(language);
    if (!text.empty()) text += "\n";
    for (const auto& line : dropped.told) text += translator.tr(line) + "\n";
    for (const auto& problem : dropped.problems)
      text += (problem.where.line > 0 ? std::to_string(problem.where.line) + ": " : "") + translator.tr(problem) + "\n";
  }
  return text;
}

void WatchedFolders::say(One& one, const std::string& trouble) {
  if (trouble == one.said) return;
  one.said = trouble;
  if (!trouble.empty()) Poco::Logger::get("watch").error(one.setting.folder + ": " + trouble);
}

}  // namespace muster::app
