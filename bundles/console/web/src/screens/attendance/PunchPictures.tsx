import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SnapshotPicture } from '../../parts/SnapshotPicture'
import './PictureReviews.css'

/** The pictures of one punch, once somebody asks to see them. */
export function PunchPictures({ ids, of }: { ids: string[]; of: string }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  if (ids.length === 0) return <span className="faint">–</span>
  if (!shown) return <Button size="small" onClick={() => setShown(true)}>{t('picture.show')}</Button>
  return <div className="punch-pictures">{ids.map((id) => <SnapshotPicture key={id} id={id} of={of} />)}</div>
}
