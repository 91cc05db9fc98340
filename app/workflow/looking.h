// Looking: what one decision sees. Every subject it asks for is read once and its revision noted, so that append() can tell
// whether the decision still stands. Lives for one attempt; one thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/ports/world.h"
#include "core/readiness/assess.h"

namespace muster::app {

// What one caller who makes many decisions (import) need not read again for each: states, what was in what, when an instrument was
// withdrawn. It is kept until forget(), though the caller's own facts move the revisions: they change none of what the next decision
// rests on, and are counted, so that `expected` names the revision they will have made. What others change meanwhile shows at the
// append, which refuses. Rules and calendar are read anew after refresh().
class Memo {
 public:
  struct Past {
    std::vector<std::pair<core::Instant, std::map<std::string, std::string>>> parts;  // from then on: position -> part
    std::vector<std::pair<core::Instant, bool>> outOfService;
    std::optional<core::Instant> registered;
  };
  // How many facts about it the caller has decided that a reader does not see yet.
  using Unseen = std::function<std::uint64_t(const core::Subject&)>;
  explicit Memo(Unseen unseen = {}) : unseen_(std::move(unseen)) {}

  const Past& past(World& world, const std::string& unit);
  std::shared_ptr<const core::State> state(World& world, const core::Subject& subject);
  core::Rules rules(World& world);
  std::shared_ptr<const core::Calendar> calendar(World& world);
  void decided(const core::Subject& subject);               // the caller will append a fact about it
  std::uint64_t ahead(const core::Subject& subject) const;  // so many, since its state was read
  std::size_t size() const { return states_.size(); }
  void refresh() { rules_.reset(), calendar_.reset(); }
  void forget() { refresh(), states_.clear(), pasts_.clear(); }

 private:
  struct Known {
    std::shared_ptr<const core::State> state;
    std::uint64_t ahead = 0;
  };
  Unseen unseen_;
  std::map<core::Subject, Known> states_;
  core::Rules rules_;
  std::shared_ptr<const core::Calendar> calendar_;
  std::map<std::string, Past> pasts_;
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
  const core::CaseState* caseFile(const std::string& code);
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
