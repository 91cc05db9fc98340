#include "devices/simulation/serve.h"

#include <deque>

namespace muster::devices {
namespace {

constexpr Patience kShort{10}, kPulse{50};

// What is on its way through the cable, each piece with the moment it arrives.
class Line {
 public:
  void send(std::vector<FaultyCable::Piece> pieces, Moment now) {
    Moment at = now;
    for (auto& piece : pieces) {
      at += piece.after;
      under_.push_back({std::move(piece.bytes), at});
    }
  }
  bool deliver(ByteStream& to, Moment now) {
    while (!under_.empty() && under_.front().at <= now) {
      if (!to.write(under_.front().bytes)) return false;
      under_.pop_front();
    }
    return true;
  }

 private:
  struct Piece {
    std::string bytes;
    Moment at;
  };
  std::deque<Piece> under_;
};

}  // namespace

void serve(OfferedPort& port, Simulator& simulator, FaultyCable& cable, Ticker& ticker, std::stop_token stop,
           const std::function<void(Moment)>& between) {
  std::unique_ptr<ByteStream> client;
  Line line;
  Moment pulse{0};
  while (!stop.stop_requested()) {
    if (between && ticker.now() >= pulse) {
      between(ticker.now());
      pulse = ticker.now() + kPulse;
    }
    if (!client) {
      client = port.take(kPulse);
      line = {};
      continue;
    }
    std::string asked;
    const auto got = client->read(asked, kShort);
    if (got == ByteStream::Got::closed) {
      client.reset();
      continue;
    }
    if (!asked.empty()) line.send(cable.carry(asked, simulator.answer(asked, ticker.now())), ticker.now());
    if (auto unasked = simulator.unasked(ticker.now()); !unasked.empty()) line.send(cable.carry({}, std::move(unasked)), ticker.now());
    if (!line.deliver(*client, ticker.now())) client.reset();
  }
}

}  // namespace muster::devices
