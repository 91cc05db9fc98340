// An instrument and its cable in played time: driver, framing and codec are the real ones, the bytes come from the simulator through a
// faulty cable, and a minute is over at once. One thread.
#pragma once

#include <deque>

#include "core/bench/capture.h"
#include "devices/transport/recording_stream.h"
#include "tests/devices/instruments/plugged_in.h"

namespace muster::tests {

class VirtualCable : public devices::ByteStream, public devices::Ticker {
 public:
  VirtualCable(devices::Simulator& simulator, devices::FaultyCable& cable) : simulator_(simulator), cable_(cable) {}
  bool write(std::string_view bytes) override {
    send(cable_.carry(bytes, simulator_.answer(bytes, now_)));
    return true;
  }
  Got read(std::string& into, devices::Patience patience) override {
    if (auto unasked = simulator_.unasked(now_); !unasked.empty()) send(cable_.carry({}, std::move(unasked)));
    const auto until = now_ + std::max(patience, devices::Patience{0});
    if (under_.empty() || under_.front().at > until) {
      now_ = until;
      return Got::nothing;
    }
    now_ = std::max(now_, under_.front().at);
    into += under_.front().bytes;
    under_.pop_front();
    return Got::bytes;
  }
  void close() override {}  // the cable stays: what is under way on it arrives late
  devices::Moment now() override { return now_; }
  void pass(devices::Patience time) { now_ += time; }

 private:
  void send(std::vector<devices::FaultyCable::Piece> pieces) {
    devices::Moment at = std::max(now_, under_.empty() ? now_ : under_.back().at);
    for (auto& piece : pieces) {
      at += piece.after;
      under_.push_back({std::move(piece.bytes), at});
    }
  }
  struct Piece {
    std::string bytes;
    devices::Moment at;
  };
  devices::Simulator& simulator_;
  devices::FaultyCable& cable_;
  std::deque<Piece> under_;
  devices::Moment now_{std::chrono::seconds(1)};
};

// One attempt at a step over any stream in played time, as the live bench makes it; nothing: it was spoiled. `Stream` is stream and ticker and
// can let time pass.
template <typename Stream>
std::optional<core::Reading> attemptOver(Stream& cable, devices::ByteStream& stream, const devices::Model& model, const core::Step& step) {
  using namespace std::chrono_literals;
  std::optional<Talk> talk;
  talk.emplace(model, stream, cable);
  (void)talk->driver->identify();
  const auto begun = cable.now();
  std::optional<core::SinceBegin> taken;
  std::vector<core::Seen> seen;
  while (cable.now() < begun + 10min) {
    if (talk->conversation.over()) {
      cable.pass(1s);  // looks again after a pause
      talk.emplace(model, stream, cable);
      (void)talk->driver->identify();
      continue;
    }
    const auto before = cable.now();
    auto reading = talk->driver->read(model.channels.front());
    if (reading) seen.push_back({std::move(reading).value(), cable.now()});
    if (cable.now() < before + model.every) cable.pass(std::chrono::duration_cast<devices::Patience>(before + model.every - cable.now()));
    if (!taken && step.measure == core::Measure::value && cable.now() > begun + 10s) taken = cable.now();
    const auto captured = core::capture(step, seen, begun, taken, cable.now());
    if (captured.phase == core::Captured::Phase::done) return captured.reading;
    if (captured.phase == core::Captured::Phase::spoiled) return std::nullopt;
  }
  return std::nullopt;
}

// The same on a simulated apparatus; with `transcript` the talk is recorded.
inline std::optional<core::Reading> attempt(const devices::Model& model, const core::Step& step, devices::Condition condition, devices::Fault fault,
                                            std::uint64_t seed, devices::Transcript* transcript = nullptr) {
  devices::Apparatus apparatus(condition, seed);
  const auto simulator = devices::family(model.family)->simulator({model, {}, "SIM00001", apparatus, fault == devices::Fault::overRange});
  devices::FaultyCable faulty(fault, seed);
  VirtualCable cable(*simulator, faulty);
  apparatus.begin(step.id, cable.now());
  if (!transcript) return attemptOver(cable, cable, model, step);
  devices::RecordingStream recording(cable, cable, *transcript);
  return attemptOver(cable, recording, model, step);
}

}  // namespace muster::tests
