// Looking: what one decision sees. Every subject it asks for is read once and its revision noted, so that append() can tell
// whether the decision still stands. Lives for one attempt; one thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/ports/world.h"
#include "core/readiness/assess.h"

namespace muster::app {

// What one caller who makes many decisions (import) need not read again for each. States, rules and calendar are kept until the next
// append: what moves meanwhile shows there, since every decision names the revisions it saw. What was in what, and when an
// instrument was withdrawn, stays good while only facts counted in `written` are added.
class Memo {
 public:
  struct Past {
    std::uint64_t revision = 0;                                                       // when it was read
    std::vector<std::pair<core::Instant, std::map<std::string, std::string>>> parts;  // from then on: position -> part
    std::vector<std::pair<core::Instant, bool>> outOfService;
    std::optional<core::Instant> registered;
  };
  const Past& past(World& world, const std::string& unit, std::uint64_t revision);
  std::shared_ptr<const core::State> state(World& world, const core::Subject& subject);
  core::Rules rules(World& world);
  std::shared_ptr<const core::Calendar> calendar(World& world);
  void wrote(const core::Subject& subject) { ++written_[subject]; }
  void appended() { states_.clear(), rules_.reset(), calendar_.reset(); }
  void forget() { appended(), pasts_.clear(), written_.clear(); }
  std::uint64_t written(const core::Subject& subject) const;

 private:
  std::map<core::Subject, std::shared_ptr<const core::State>> states_;
  core::Rules rules_;
  std::shared_ptr<const core::Calendar> calendar_;
  std::map<std::string, Past> pasts_;
  std::map<core::Subject, std::uint64_t> written_;
};

class Looking : public core::Lookup {
 public:
  Looking(World& world, core::Instant at, core::Instant now, Memo* memo = nullptr) : world_(world), at_(at), now_(now), memo_(memo ? memo : &own_) {}
  // Units as they stood just before `record` counted, told for `at`; all else as it is now. For deciding again what was told wrong.
  // Revisions are noted in `present`, which must outlive this.
  Looking(Looking& present, core::Instant at, const core::Fact& record)
      : world_(present.world_), at_(at), now_(present.now_), memo_(&own_), present_(&present), record_(record) {}
  Looking(const Looking&) = delete;
  Looking& operator=(const Looking&) = delete;

  const core::UnitState* unit(std::string_view code) override;  // nullptr: not of this store
  const core::RackState* rack(const std::string& code);
  // Without noting its revision: for what is put back into its own slot. Everything placed in a rack moves that rack, so a busy
  // door would otherwise refuse one of two people who touch different slots.
  std::optional<core::RackState> glanceAtRack(const std::string& code);
  const core::SquadState* squad(const std::string& code);
  const core::PersonState* person(const std::string& code);
  const core::RulesState* adopted();
  const core::StoreState* store();
  const core::RuleBook& rules();
  const core::Calendar& calendar();

  // Position -> part as it was at `when`; nullopt: the unit was not of this store then.
  std::optional<std::map<std::string, std::string>> assemblyAt(const std::string& code, core::Instant when);
  bool outOfServiceAt(const std::string& code, core::Instant when);
  // How the unit stands at `when`, by the states of now.
  core::Assessment assess(const core::UnitState& unit);

  core::Instant at() const { return at_; }  // as told
  core::Instant now() const { return now_; }
  core::Date day() { return calendar().dateOf(at_); }
  World& world() { return world_; }
  Looking& present() { return present_ ? *present_ : *this; }
  std::vector<core::Expected> expected() const;

 private:
  template <typename T>
  const T* look(const core::Subject& subject);
  std::shared_ptr<const core::State> seen(const core::Subject& subject);
  std::shared_ptr<const core::State> asItStood(const core::Subject& subject);

  World& world_;
  core::Instant at_, now_;
  Memo own_;
  Memo* memo_;
  Looking* present_ = nullptr;
  core::Fact record_;
  std::map<core::Subject, std::shared_ptr<const core::State>> seen_;
  core::Rules rules_;
  std::shared_ptr<const core::Calendar> calendar_;
};

}  // namespace muster::app
