// Meters by hand: what a simulated apparatus shows a manometer and a flow meter, in played time. One thread.
#pragma once

#include "app/ports/meters.h"
#include "devices/simulation/apparatus.h"
#include "tests/support/brigade.h"

namespace muster::tests {

class FakeMeters : public app::Meters {
 public:
  FakeMeters(Brigade& brigade, devices::Condition condition) : brigade_(brigade), apparatus_(condition, 1) {
    brigade.world().meters = this;
    add("manometer", core::Dimension::pressure, core::Unit::pascal, brigade.bench);
    add("flow-meter", core::Dimension::flow, core::Unit::litrePerMinute, brigade.bench);
  }
  ~FakeMeters() override { brigade_.world().meters = nullptr; }

  // Time passes; each meter that is there shows four readings a second of what the technician's step gives.
  void pass(std::chrono::seconds time, const std::string& step) {
    for (const auto until = now_ + time; now_ < until;) {
      now_ += std::chrono::milliseconds(250);
      brigade_.memory.clock.advance(std::chrono::milliseconds(250));
      apparatus_.begin(step, now_);
      for (auto& meter : meters_) {
        if (meter.state != app::MeterSeen::State::there) continue;
        const auto& channel = meter.model.channels.front();
        core::Reading reading;
        reading.value = core::Quantity{*apparatus_.seen(channel.dimension, *channel.unit, 2, now_), *channel.unit, {}};
        if (channel.to && core::compare(*reading.value, *channel.to) >= 0) reading.value = channel.to, reading.censored = core::Censored::atLeast;
        if (channel.from && core::compare(*reading.value, *channel.from) <= 0)
          reading.value = channel.from, reading.censored = core::Censored::atMost;
        reading.typed = reading.value->text(), reading.at = brigade_.memory.clock.now();
        seen_[meter.settings.name].push_back({std::move(reading), now_});
      }
    }
  }
  void away(const std::string& name, bool away) {
    for (auto& meter : meters_) {
      if (meter.settings.name == name) meter.state = away ? app::MeterSeen::State::away : app::MeterSeen::State::there;
    }
  }
  int zeroed = 0;

  std::vector<app::MeterSeen> all() override { return meters_; }
  core::SinceBegin now() override { return now_; }
  void use(const std::string&) override {}
  std::vector<core::Seen> seen(const std::string& name, const std::string&, core::SinceBegin from) override {
    std::vector<core::Seen> some;
    for (const auto& one : seen_[name]) {
      if (one.at >= from) some.push_back(one);
    }
    return some;
  }
  core::Outcome<core::Nothing> zero(const std::string&, const std::string&) override { return ++zeroed, core::Nothing{}; }
  std::string takeTranscript(const std::string& name) override { return "# instrument: " + name + "\n+" + std::to_string(now_.count()) + "\n"; }
  std::uint64_t wait(std::uint64_t since, std::chrono::milliseconds) override { return since + 1; }
  void replug() override {}

 private:
  void add(const char* name, core::Dimension dimension, core::Unit unit, const std::string& calibrator) {
    app::MeterSeen meter;
    meter.state = app::MeterSeen::State::there;
    meter.settings.name = name, meter.settings.calibrator = calibrator;
    meter.model.id = name, meter.model.title = core::Text(name), meter.canZero = true;
    devices::Channel channel;
    channel.id = "value", channel.dimension = dimension, channel.unit = unit;
    if (dimension == core::Dimension::pressure)
      channel.from = core::Quantity::parse("-1000 Pa").value(), channel.to = core::Quantity::parse("1000 Pa").value();
    meter.model.channels.push_back(channel);
    meters_.push_back(std::move(meter));
  }
  Brigade& brigade_;
  devices::Apparatus apparatus_;
  core::SinceBegin now_{0};
  std::vector<app::MeterSeen> meters_;
  std::map<std::string, std::vector<core::Seen>> seen_;
};

}  // namespace muster::tests
