import * as actions from './actions';
import * as aid from './aid';
import * as aidCourse from './aid-course';
import * as app from './app';
import * as day from './day';
import * as exercises from './exercises';
import * as injury from './injury';
import * as keeping from './keeping';
import * as lists from './lists';
import * as massage from './massage';
import * as own from './own';
import * as photo from './photo';
import * as places from './places';
import * as quick from './quick';
import * as readiness from './readiness';
import * as reminders from './reminders';
import * as report from './report';
import * as settings from './settings';
import * as training from './training';
import * as warning from './warning';

/** The English words, by the place that says them. */
export const en = {
  ...actions,
  ...aid,
  ...aidCourse,
  ...lists,
  ...app,
  ...exercises,
  ...injury,
  ...keeping,
  ...day,
  ...massage,
  ...own,
  ...photo,
  ...places,
  ...quick,
  ...readiness,
  ...reminders,
  ...report,
  ...settings,
  ...training,
  ...warning,
};
