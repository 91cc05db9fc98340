#include "app/workflow/find_instruments.h"

#include <algorithm>
#include <tuple>

#include "devices/instruments/conversation.h"

namespace muster::app {
namespace {

// Two models of one family that are asked alike cannot be told apart by asking: the first stands for both.
auto manner(const devices::Model& model) {
  return std::tuple(model.family, model.line.baud, model.line.dataBits, static_cast<int>(model.line.parity), model.line.stopBits, model.wire);
}

// Who is there, and does its first channel really answer: some instruments are silent to who they are, others answer to anything.
std::optional<devices::Identity> asked(const devices::Model& model, devices::ByteStream& stream) {
  devices::SteadyTicker ticker;
  const auto& family = *devices::family(model.family);
  const devices::Plugged plugged{model, {}};
  devices::Conversation conversation(stream, ticker, family.cut(plugged), family.echo);
  const auto driver = family.driver(conversation, plugged);
  auto identity = driver->identify();
  if (!identity) return std::nullopt;
  if (!model.channels.empty() && !driver->read(model.channels.front())) return std::nullopt;
  if (model.channels.empty() && identity->serial.empty()) return std::nullopt;
  return std::move(identity).value();
}

}  // namespace

InstrumentSearch findInstruments(const std::vector<devices::PortAddress>& ports, const std::vector<devices::Model>& models,
                                 const devices::OpenPort& open, const std::function<bool(const InstrumentSearch&)>& told) {
  std::vector<const devices::Model*> manners;
  for (const auto& model : models) {
    const bool known = std::any_of(manners.begin(), manners.end(), [&](const devices::Model* other) { return manner(*other) == manner(model); });
    if (!known) manners.push_back(&model);
  }
  InstrumentSearch search;
  search.running = true;
  search.toTry = static_cast<int>(ports.size() * manners.size());
  const int ways = static_cast<int>(manners.size());
  for (const auto& port : ports) {
    const int before = search.tried;
    bool answered = false;
    for (const auto* model : manners) {
      search.port = port.text(), search.way = model->title;
      if (!told(search)) {
        search.running = false, search.cancelled = true;
        return search;
      }
      ++search.tried;
      if (answered) continue;
      auto stream = open(port, model->line);
      if (!stream) {
        search.problems.push_back(stream.problems().front());
        break;
      }
      if (auto identity = asked(*model, **stream)) {
        search.found.push_back({port, model->id, std::move(*identity)});
        answered = true;
      }
    }
    search.tried = before + ways;  // also where it could not be opened
  }
  search.running = false;
  search.port.clear();
  return search;
}

bool InstrumentFinder::begin(std::vector<devices::PortAddress> ports, std::vector<devices::Model> models, devices::OpenPort open) {
  std::lock_guard lock(mutex_);
  if (search_ && search_->running) return false;
  search_ = InstrumentSearch{};
  search_->running = true;
  thread_ = std::jthread([this, ports = std::move(ports), models = std::move(models), open = std::move(open)](std::stop_token stop) {
    auto done = findInstruments(ports, models, open, [&](const InstrumentSearch& search) {
      std::lock_guard held(mutex_);
      search_ = search;
      return !stop.stop_requested();
    });
    std::lock_guard held(mutex_);
    search_ = std::move(done);
  });
  return true;
}

void InstrumentFinder::cancel() {
  std::lock_guard lock(mutex_);
  thread_.request_stop();
}

std::optional<InstrumentSearch> InstrumentFinder::standing() {
  std::lock_guard lock(mutex_);
  return search_;
}

}  // namespace muster::app
