#include "app/jobs/live_meters.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include "app/workflow/instruments.h"
#include "devices/registry.h"
#include "devices/transport/recording_stream.h"

namespace muster::app {
namespace {

using namespace std::chrono_literals;
using core::msg;

constexpr auto kKept = 15min;                 // of what was seen: the longest step and more
constexpr auto kUsed = 20s;                   // a port nobody asks about any more is closed
constexpr std::size_t kMostPieces = 200'000;  // of a transcript: some hours

core::Problem notThere() { return {"meter-away", msg("the instrument is not there"), msg("see to its cable and power, or type the readings"), {}}; }

}  // namespace

// What all lines share: one lock, one count of changes.
struct LiveMeters::Shared {
  Shared(Clock& clock, devices::OpenPort opener) : wall(clock), open(std::move(opener)) {}
  Clock& wall;
  devices::OpenPort open;
  devices::SteadyTicker ticker;
  std::mutex mutex;
  std::condition_variable changed;
  std::uint64_t changes = 0;
  std::map<std::string, std::shared_ptr<Line>> lines;

  void tell() {
    ++changes;
    changed.notify_all();
  }
};

// One instrument with its thread. All members but the thread's own are guarded by the shared lock.
class LiveMeters::Line {
 public:
  Line(Shared& shared, PluggedIn plugged) : shared_(shared), plugged_(std::move(plugged)) {
    status.settings = plugged_.settings, status.model = plugged_.model, status.simulated = plugged_.simulated;
    thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
  }
  // Not under the shared lock: the thread may need it to come to its end.
  ~Line() {
    thread_.request_stop();
    {
      std::lock_guard lock(shared_.mutex);
      if (open_) open_->close();
      shared_.changed.notify_all();
    }
    thread_.join();
    for (auto& wish : wishes_) wish.second.set_value(notThere());
  }

  bool same(const PluggedIn& other) const {
    return plugged_.settings == other.settings && plugged_.model.id == other.model.id && plugged_.simulated == other.simulated;
  }

  MeterSeen status;
  devices::Moment usedUntil{0};
  std::map<std::string, std::deque<core::Seen>> history;
  devices::Transcript transcript;                                                          // the last talk's goes here when it ends
  std::deque<std::pair<std::string, std::promise<core::Outcome<core::Nothing>>>> wishes_;  // zero: channel

  std::string transcriptText() {
    auto taken = std::exchange(transcript, {});
    if (taken.pieces.empty()) return {};
    taken.head = {{"instrument", plugged_.settings.name},
                  {"model", plugged_.model.id},
                  {"port", plugged_.settings.port},
                  {"calibrator", plugged_.settings.calibrator}};
    if (plugged_.simulated) taken.head["simulated"] = "yes";
    if (status.identity && !status.identity->serial.empty()) taken.head["serial"] = status.identity->serial;
    taken.head["until"] = core::text(shared_.wall.now());
    return taken.text();
  }

 private:
  using Lock = std::unique_lock<std::mutex>;

  void run(std::stop_token stop) {
    devices::Patience pause = 1s;
    while (!stop.stop_requested()) {
      {
        Lock lock(shared_.mutex);
        shared_.changed.wait(lock, [&] { return stop.stop_requested() || shared_.ticker.now() < usedUntil; });
        if (stop.stop_requested()) return;
        if (status.state == MeterSeen::State::resting) status.state = MeterSeen::State::looking;
      }
      if (talk(stop)) {
        pause = 1s;
        continue;
      }
      Lock lock(shared_.mutex);
      shared_.changed.wait_for(lock, pause, [&] { return stop.stop_requested(); });
      pause = std::min<devices::Patience>(pause * 2, 10s);
    }
  }

  // One talk from opening the port to its end. True: it ended because nobody uses it any more, or after having worked.
  bool talk(std::stop_token stop) {
    const auto& model = plugged_.model;
    const auto address = devices::PortAddress::parse(plugged_.settings.port);
    auto opened = address ? shared_.open(*address, model.line) : core::Outcome<std::unique_ptr<devices::ByteStream>>(address.problems());
    if (!opened) return away(opened.problems().front());
    const auto stream = std::move(opened).value();
    {
      std::lock_guard lock(shared_.mutex);
      open_ = stream.get();
    }
    devices::Transcript said;
    devices::RecordingStream recording(*stream, shared_.ticker, said);
    const auto& family = *devices::family(model.family);
    const devices::Plugged plugged{model, plugged_.settings.address};
    devices::Conversation conversation(recording, shared_.ticker, family.cut(plugged), family.echo);
    const auto driver = family.driver(conversation, plugged);
    const bool worked = converse(stop, conversation, *driver, said);
    std::lock_guard lock(shared_.mutex);
    open_ = nullptr;
    keepTranscript(said);
    return worked;
  }

  bool converse(std::stop_token stop, devices::Conversation& conversation, devices::Driver& driver, devices::Transcript& said) {
    auto identity = driver.identify();
    if (!identity) return away(identity.problems().front());
    {
      std::lock_guard lock(shared_.mutex);
      // Another instrument in the same place: what the former one showed is not continued.
      if (status.identity && *status.identity != *identity) history.clear();
      status.identity = std::move(identity).value();
      status.canZero = driver.canZero();
      status.trouble.reset();
      status.state = MeterSeen::State::there;
      shared_.tell();
    }
    bool worked = false;
    while (!stop.stop_requested()) {
      const auto begun = shared_.ticker.now();
      if (!grantWishes(driver, said)) return resting(conversation);
      for (const auto& channel : plugged_.model.channels) {
        const auto& chosen = plugged_.settings.channels;
        if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), channel.id) == chosen.end()) continue;
        auto reading = driver.read(channel);
        if (!reading && conversation.over()) return away(reading.problems().front()) || worked;
        worked = worked || reading.ok();
        take(channel.id, std::move(reading), said);
      }
      Lock lock(shared_.mutex);
      const auto left = std::chrono::duration_cast<devices::Patience>(begun + plugged_.model.every - shared_.ticker.now());
      shared_.changed.wait_for(lock, std::max(left, devices::Patience{1}), [&] { return stop.stop_requested() || !wishes_.empty(); });
    }
    return true;
  }

  // Zero, where a person asked for it; false: nobody uses the instrument any more.
  bool grantWishes(devices::Driver& driver, devices::Transcript& said) {
    Lock lock(shared_.mutex);
    keepTranscript(said);
    if (shared_.ticker.now() >= usedUntil) return false;
    while (!wishes_.empty()) {
      auto wish = std::move(wishes_.front());
      wishes_.pop_front();
      lock.unlock();
      const auto* channel = plugged_.model.channel(wish.first);
      wish.second.set_value(channel ? driver.zero(*channel) : core::Outcome<core::Nothing>(notThere()));
      lock.lock();
    }
    return true;
  }

  void take(const std::string& channel, core::Outcome<core::Reading> reading, devices::Transcript& said) {
    std::lock_guard lock(shared_.mutex);
    keepTranscript(said);
    if (!reading) {
      status.trouble = reading.problems().front();
    } else {
      const auto now = shared_.ticker.now();
      core::Seen one{std::move(reading).value(), now};
      one.reading.at = shared_.wall.now();
      if (one.reading.flags.empty()) status.trouble.reset();
      auto& kept = history[channel];
      kept.push_back(std::move(one));
      while (!kept.empty() && kept.front().at < now - kKept) kept.pop_front();
    }
    shared_.tell();
  }

  void keepTranscript(devices::Transcript& said) {
    std::move(said.pieces.begin(), said.pieces.end(), std::back_inserter(transcript.pieces));
    said.pieces.clear();
    if (transcript.pieces.size() > kMostPieces)
      transcript.pieces.erase(transcript.pieces.begin(), transcript.pieces.begin() + static_cast<std::ptrdiff_t>(kMostPieces / 2));
  }

  bool away(core::Problem problem) {
    std::lock_guard lock(shared_.mutex);
    status.state = MeterSeen::State::away;
    status.trouble = std::move(problem);
    shared_.tell();
    return false;
  }
  bool resting(devices::Conversation& conversation) {
    conversation.end();
    std::lock_guard lock(shared_.mutex);
    status.state = MeterSeen::State::resting;
    shared_.tell();
    return true;
  }

  Shared& shared_;
  PluggedIn plugged_;
  devices::ByteStream* open_ = nullptr;
  std::jthread thread_;
};

std::vector<PluggedIn> pluggedInto(World& world) {
  const auto models = instrumentModels(world);
  std::vector<PluggedIn> all;
  for (const auto& settings : instrumentSettings(world)) {
    if (const auto* model = models.find(settings.model)) all.push_back({settings, *model, false});
  }
  return all;
}

LiveMeters::LiveMeters(std::function<std::vector<PluggedIn>()> plugged, Clock& wall, devices::OpenPort open)
    : plugged_(std::move(plugged)), shared_(std::make_unique<Shared>(wall, std::move(open))) {
  replug();
}

LiveMeters::~LiveMeters() {
  std::map<std::string, std::shared_ptr<Line>> ending;
  {
    std::lock_guard lock(shared_->mutex);
    ending.swap(shared_->lines);
  }
}

void LiveMeters::replug() {
  const auto wanted = plugged_();
  std::vector<std::shared_ptr<Line>> ending;  // their threads end without the lock
  std::lock_guard one(replugging_);
  {
    std::lock_guard lock(shared_->mutex);
    auto& lines = shared_->lines;
    for (auto it = lines.begin(); it != lines.end();) {
      const bool stays =
          std::any_of(wanted.begin(), wanted.end(), [&](const PluggedIn& plug) { return plug.settings.name == it->first && it->second->same(plug); });
      if (!stays) ending.push_back(std::move(it->second));
      it = stays ? std::next(it) : lines.erase(it);
    }
  }
  ending.clear();  // before a new line opens the same port
  std::lock_guard lock(shared_->mutex);
  for (const auto& plug : wanted) {
    if (!shared_->lines.contains(plug.settings.name)) shared_->lines.emplace(plug.settings.name, std::make_shared<Line>(*shared_, plug));
  }
  shared_->tell();
}

std::vector<MeterSeen> LiveMeters::all() {
  std::lock_guard lock(shared_->mutex);
  std::vector<MeterSeen> all;
  for (const auto& [name, line] : shared_->lines) all.push_back(line->status);
  return all;
}

core::SinceBegin LiveMeters::now() { return shared_->ticker.now(); }

std::shared_ptr<LiveMeters::Line> LiveMeters::line(const std::string& name) {
  const auto found = shared_->lines.find(name);
  return found == shared_->lines.end() ? nullptr : found->second;
}

void LiveMeters::use(const std::string& name) {
  std::lock_guard lock(shared_->mutex);
  if (const auto one = line(name)) {
    one->usedUntil = shared_->ticker.now() + kUsed;
    if (one->status.state == MeterSeen::State::resting) shared_->changed.notify_all();
  }
}

std::vector<core::Seen> LiveMeters::seen(const std::string& name, const std::string& channel, core::SinceBegin from) {
  std::lock_guard lock(shared_->mutex);
  const auto one = line(name);
  if (!one) return {};
  const auto& kept = one->history[channel];
  const auto first = std::lower_bound(kept.begin(), kept.end(), from, [](const core::Seen& seen, core::SinceBegin at) { return seen.at < at; });
  return {first, kept.end()};
}

core::Outcome<core::Nothing> LiveMeters::zero(const std::string& name, const std::string& channel) {
  std::future<core::Outcome<core::Nothing>> done;
  {
    std::lock_guard lock(shared_->mutex);
    const auto one = line(name);
    if (!one || one->status.state != MeterSeen::State::there) return notThere();
    done = one->wishes_.emplace_back(channel, std::promise<core::Outcome<core::Nothing>>()).second.get_future();
    shared_->changed.notify_all();
  }
  if (done.wait_for(5s) != std::future_status::ready) return notThere();
  return done.get();
}

std::string LiveMeters::takeTranscript(const std::string& name) {
  std::lock_guard lock(shared_->mutex);
  const auto one = line(name);
  return one ? one->transcriptText() : std::string();
}

std::uint64_t LiveMeters::wait(std::uint64_t since, std::chrono::milliseconds atMost) {
  std::unique_lock lock(shared_->mutex);
  shared_->changed.wait_for(lock, atMost, [&] { return shared_->changes > since; });
  return shared_->changes;
}

}  // namespace muster::app
