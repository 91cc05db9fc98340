// Fuzzing of every driver: the first byte chooses a family, the rest is what its instrument sends, in pieces cut at each 0xFF. Whatever
// comes, the driver answers with a reading that holds something or with a refusal that says something, and it comes to an end.
#include <string>
#include <vector>

#include "devices/registry.h"
#include "tests/fuzz/targets.h"

namespace {

using namespace muster;
using namespace muster::devices;

// Answers every question with the next piece. Time passes only by waiting.
class Anything : public ByteStream, public Ticker {
 public:
  explicit Anything(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto end = bytes.find('\xFF');
      pieces_.emplace_back(bytes.substr(0, end));
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
  }
  bool write(std::string_view) override { return !closed_; }
  Got read(std::string& into, Patience patience) override {
    if (closed_) return Got::closed;
    if (patience <= Patience{0} || next_ >= pieces_.size()) {
      now_ += patience;
      return Got::nothing;
    }
    into += pieces_[next_++];
    now_ += Patience{1};
    return Got::bytes;
  }
  void close() override { closed_ = true; }
  Moment now() override { return now_; }

 private:
  std::vector<std::string> pieces_;
  std::size_t next_ = 0;
  Moment now_{0};
  bool closed_ = false;
};

Model anyModel(const Family& family) {
  Model model;
  model.id = "fuzz", model.family = std::string(family.id);
  Channel pressure;
  pressure.id = "p1", pressure.unit = core::Unit::millibar;
  pressure.to = core::Quantity::parse("10 mbar").value();
  Channel flow;
  flow.id = "flow", flow.dimension = core::Dimension::flow;
  model.channels = {pressure, flow};
  return model;
}

}  // namespace

void muster::fuzz::instruments(std::string_view input) {
  if (input.empty()) return;
  const auto& family = families()[static_cast<unsigned char>(input.front()) % families().size()];
  const Model model = anyModel(family);
  Anything stream(input.substr(1));
  const Plugged plugged{model, {}};
  Conversation conversation(stream, stream, family.cut(plugged), family.echo);
  const auto driver = family.driver(conversation, plugged);
  const auto identity = driver->identify();
  if (!identity) promise(!identity.problems().front().code.empty());
  const auto code = driver->code();
  promise(code ? !code->empty() : !code.problems().front().code.empty());
  for (const auto& channel : model.channels) {
    for (int times = 0; times < 3 && !conversation.over(); ++times) {
      const auto reading = driver->read(channel);
      promise(reading ? reading->value || !reading->flags.empty() : !reading.problems().front().code.empty());
      if (reading && reading->value) promise(reading->value->dimension() == channel.dimension);
    }
  }
}
